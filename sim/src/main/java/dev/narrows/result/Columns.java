package dev.narrows.result;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.Tightness;
import dev.narrows.budget.KlTerms;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Distribution;
import dev.narrows.experiment.Estimate;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.NegativeControl;
import dev.narrows.family.Quantity;
import dev.narrows.numeric.Bracket;
import dev.narrows.yaml.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The columns of points.csv after {@code cell}, the swept keys and {@code status}, in their order: the one place where
 * a quantity has its name, unit, words and formula. Those of ceilings are made of the catalogue of bounds: a ceiling
 * that has no place in the list has its columns at the end. New columns go to the end. (Immutable.)
 */
public final class Columns {
    /** The first ceilings from a KL, in the order of their columns. */
    private static final String[] FROM_KL = {
        "kl", "mcallester", "tolstikhin-seldin", "thiemann", "catoni", "expected-kl"
    };

    /** Those of the excess loss. */
    private static final String[] OF_EXCESS = {
        "kl-excess", "catoni-excess", "kl-excess-estimated", "catoni-excess-estimated", "expected-kl-excess"
    };

    private static final int NEAREST = 5;

    private static final Columns OWN = new Columns(BoundCatalogue.own());

    private final BoundCatalogue bounds;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Function<ExactHalf, Object>> exact = new LinkedHashMap<>();

    private Columns(BoundCatalogue bounds) {
        this.bounds = bounds;
        list();
        for (CeilingRule ceiling : bounds.ceilings()) {
            ceiling(ceiling, CeilingSummary.MEASURED);
            if (ceiling.fromBudget()) {
                ceiling(ceiling, CeilingSummary.BUDGET);
            }
        }
    }

    /**
     * The columns of Narrows' own bounds.
     *
     * @return the columns
     */
    public static Columns own() {
        return OWN;
    }

    /**
     * The columns with a catalogue of bounds.
     *
     * @param bounds the catalogue
     * @return the columns
     */
    public static Columns of(BoundCatalogue bounds) {
        return bounds.equals(BoundCatalogue.own()) ? OWN : new Columns(bounds);
    }

    private void list() {
        add("replicates", "count", "replicates", "replicates made", r -> (long) r.replicates());
        add(
                "stop_reason",
                "",
                "why it stopped",
                "why no more replicates were made",
                r -> r.stopReason().label());
        exact(
                "capacity_total_nats",
                "nats",
                "total capacity",
                "sum_s p_s min(C_cog|s, C_art|s), upper end",
                exact -> exact.informations().average(InformationKind.TOTAL));
        exact(
                "capacity_cascade_nats",
                "nats",
                "cascade capacity",
                "sum_s p_s C_cas|s, upper end",
                exact -> exact.informations().average(InformationKind.CASCADE));
        exact(
                "information_mixture_nats",
                "nats",
                "information I(J;Y|S)",
                "I(J;Y|S), upper end",
                exact -> exact.informations().average(InformationKind.MIXTURE));
        add(
                "separation_min",
                "loss",
                "least separation",
                "min_s lam(s)",
                r -> r.cell().model().loop().separation().min());
        exact(
                "floor_paper",
                "risk",
                "the paper's floor",
                "weak Fano, total capacity, averaged",
                exact -> exact.floors().paper().value());
        exact(
                "floor_capacity",
                "risk",
                "best floor from capacities",
                "largest floor that needs only capacities",
                exact -> exact.floors().capacityOnly().value());
        exact(
                "floor_best",
                "risk",
                "best floor",
                "largest floor",
                exact -> exact.floors().best().value());
        exact(
                "floor_best_rung",
                "",
                "which floor is the best",
                "rung, information and context of the largest floor",
                exact -> exact.floors().best().label());
        exact("bayes_risk", "risk", "Bayes risk", "R*, the least risk of any policy", exact -> exact.bayesRisk());
        add(
                "risk_mean",
                "risk",
                "risk, mean of the data sets",
                "risk, simulated mean",
                "mean of R(Q_D) over replicates",
                r -> r.risk().mean());
        add(
                "risk_low",
                "risk",
                "risk, lower limit",
                "lower limit of E R(Q_D), not below bayes_risk",
                r -> r.risk().low());
        add(
                "risk_high",
                "risk",
                "risk, upper limit",
                "upper limit of E R(Q_D), not above an exact ceiling on it",
                r -> r.risk().high());
        add(
                "empirical_risk_mean",
                "risk",
                "empirical risk, mean",
                "empirical risk",
                "mean of Rhat(Q_D) over replicates",
                r -> r.mean(Quantity.EMPIRICAL_RISK, Estimate::mean));
        add(
                "kl_mean_nats",
                "nats",
                "KL of posterior from prior, mean",
                "mean of KL(Q_D||P) over replicates",
                r -> r.mean(Quantity.KL, Estimate::mean));
        add("risk_exact", "risk", "risk, exact", "E R(Q_D), exact", r -> r.riskExact());
        add("kl_exact_nats", "nats", "KL of posterior from prior, exact", "E KL(Q_D||P), exact", r -> r.klExact());
        add(
                "ceiling_expected",
                "risk",
                "expected ceiling",
                "least valid ceiling over E R(Q_D) that does not presume R*, with a proxy over the observable risk",
                r -> value(r.ceilingExpected()));
        add(
                "ceiling_best",
                "risk",
                "kl ceiling of one data set, mean",
                "ceiling, one data set (kl)",
                "mean kl ceiling of one data set, measured KL",
                r -> value(r.findCeiling("kl")));
        ceilings(CeilingSummary.MEASURED, FROM_KL);
        ceilings(CeilingSummary.MEASURED, "xu-raginsky");
        tightness("floor_paper", FloorLadder::paper);
        tightness("floor_capacity", FloorLadder::capacityOnly);
        tightness("floor_best", FloorLadder::best);
        add(
                "tightness_risk",
                "ratio",
                "Bayes risk as a part of the risk",
                "bayes_risk / (E R, exact where known)",
                r -> r.tightness(r.exact().floors().best()).bayesToRisk());
        add(
                "tightness_ceiling",
                "ratio",
                "risk as a part of the expected ceiling",
                "(E R, exact where known) / ceiling_expected",
                r -> r.tightness(r.exact().floors().best()).riskToCeiling());
        add(
                "verdict",
                "",
                "verdict",
                "holds, violated or inconclusive, at the confidence divided over the batch",
                r -> r.verdict().label());
        add(
                "batch_verdict",
                "",
                "verdict of the batch",
                "the same as verdict",
                r -> r.verdict().label());
        add(
                "observable",
                "",
                "the learner's observable loss",
                "what the learner sees of a loss: canonical, revealed, proxy or calibrated",
                r -> r.cell().learner().observed().name());
        add(
                "matched",
                "",
                "whether ceilings bound the true risk",
                "true if the ceilings bound E R, false if they bound the observable risk alone",
                r -> Boolean.toString(r.matched()));
        add(
                "observable_risk_mean",
                "risk",
                "observable risk, mean",
                "observable risk",
                "mean over replicates of the risk of Q_D under the observable loss",
                r -> r.observableRisk().mean());
        add(
                "observable_risk_exact",
                "risk",
                "observable risk, exact",
                "expected risk of Q_D under the observable loss, exact",
                CellResult::observableRiskExact);
        add(
                "negative_control",
                "",
                "negative control",
                "drop-delta: ceilings of one data set leave out log(1/delta) on purpose; else empty",
                r -> r.cell()
                        .bounds()
                        .negativeControl()
                        .map(NegativeControl::label)
                        .orElse(""));
        ceilings(CeilingSummary.BUDGET, FROM_KL);
        add(
                "channel_budget_nats",
                "nats",
                "channel budget",
                "K = m(Cbar_tot + I(U;S)) + E KL - [I_low - rho_up]+, not below E KL",
                r -> term(r, KlTerms::budget));
        limits(
                "information",
                "I(theta;D)",
                "I(theta;D)",
                terms -> terms.limits().information());
        limits(
                "rho",
                "I(theta;D|U^m)",
                "rho = I(theta;D|U^m)",
                terms -> terms.limits().rho());
        limits("mismatch", "KL of the mean posterior from the prior", "KL(Qbar||P)", KlTerms::mismatch);
        add(
                "decomposition_method",
                "",
                "how the terms of the KL were found",
                "enumerated, bracket, nested or none",
                r -> r.decomposition().method());
        ceilings(CeilingSummary.MEASURED, "mutual-information", "individual-sample");
        add(
                "blind_risk",
                "risk",
                "risk without labels, least (blind risk)",
                "blind risk (no labels)",
                "sum_s p_s min_a sum_j pi_j l(a,u_j(s),s): least risk without a label",
                r -> r.guessing().blind());
        add(
                "prior_risk",
                "risk",
                "risk of the prior",
                "prior risk",
                "risk of the prior: of the learner before its first label",
                r -> r.guessing().prior());
        gap("ceiling_expected", "expected ceiling", CellResult::ceilingExpected);
        gap("ceiling_best", "kl ceiling of one data set", r -> r.findCeiling("kl"));
        add(
                "risk_se",
                "risk",
                "risk, standard error",
                "standard error of risk_mean: a description, no limit",
                r -> r.risk().standardError());
        add(
                "empirical_risk_se",
                "risk",
                "empirical risk, standard error",
                "standard error of empirical_risk_mean",
                r -> error(r, Quantity.EMPIRICAL_RISK));
        add(
                "kl_se_nats",
                "nats",
                "KL of posterior from prior, standard error",
                "standard error of kl_mean_nats",
                r -> error(r, Quantity.KL));
        add(
                "limits",
                "",
                "kind of the limits",
                "fixed, or anytime: limits that hold at any stopping time, with a precision or after an earlier look",
                r -> r.limits().label());
        add(
                "cell_verdict",
                "",
                "verdict of the cell alone",
                "the verdict at the scenario's own confidence, for each bound alone",
                r -> r.cellVerdict().label());
        ceilings(CeilingSummary.BUDGET, "xu-raginsky");
        add(
                "risk_sd",
                "risk",
                "risk, standard deviation over data sets",
                "standard deviation of R(Q_D) over replicates: how far one data set lies from the mean",
                r -> r.riskDistribution().standardDeviation());
        quantile(5, Distribution::q05);
        quantile(50, Distribution::q50);
        quantile(95, Distribution::q95);
        student("low", "-");
        student("high", "+");
        ceilings(CeilingSummary.MEASURED, OF_EXCESS);
        ceilings(CeilingSummary.BUDGET, OF_EXCESS);
        ceilings(CeilingSummary.MEASURED, "hold-out");
        add(
                "hold_out_risk_mean",
                "risk",
                "risk of the policy of a part of the labels, mean",
                "risk of a part of the labels",
                "mean of R(Q_1) over replicates, Q_1 trained on half the labels, or on the first of them; empty "
                        + "without hold-out",
                r -> r.mean(Quantity.HOLD_OUT_RISK, Estimate::mean));
        exact(
                "floor_learning",
                "risk",
                "floor in the number of labels (over a prior)",
                "least risk of any learner after m labels, averaged over the prior of an unknown channel; else empty",
                exact -> exact.floors().find("learning").stream()
                        .mapToDouble(Floor::value)
                        .findFirst());
        ceilings(CeilingSummary.MEASURED, "split-kl", "unexpected-bernstein");
        ceilings(CeilingSummary.MEASURED, "clopper-pearson");
        add(
                "drawn_risk_mean",
                "risk",
                "risk of a policy drawn from that of half the labels, mean",
                "risk of a drawn policy",
                "mean of R(theta_1) over replicates, theta_1 drawn from Q_1; empty without hold-out or where a loss is "
                        + "neither 0 nor 1",
                r -> r.mean(Quantity.DRAWN_RISK, Estimate::mean));
    }

    private void student(String end, String sign) {
        boolean low = sign.equals("-");
        add(
                "risk_t_" + end,
                "risk",
                "risk, Student's interval, " + (low ? "lower" : "upper") + " end",
                "risk_mean " + sign + " t risk_se: a description where the mean is nearly normal, no limit; empty with "
                        + "limits anytime",
                low ? CellResult::studentLow : CellResult::studentHigh);
    }

    private void quantile(int percent, Function<Distribution, OptionalDouble> of) {
        add(
                String.format(Locale.ROOT, "risk_q%02d", percent),
                "risk",
                "risk, " + percent + " % quantile over data sets",
                "least R(Q_D) that at least " + percent + " % of the replicates do not exceed",
                r -> of.apply(r.riskDistribution()));
    }

    /** A column that the exact half of a cell has. */
    private void exact(String label, String unit, String words, String formula, Function<ExactHalf, Object> value) {
        exact.put(label, value);
        add(label, unit, words, formula, r -> value.apply(r.exact()));
    }

    private void add(String label, String unit, String words, String formula, Function<CellResult, Object> value) {
        add(label, unit, words, words, formula, value);
    }

    private void add(
            String label,
            String unit,
            String words,
            String legend,
            String formula,
            Function<CellResult, Object> value) {
        columns.putIfAbsent(label, new Column(label, unit, words, legend, formula, value));
    }

    /** Both limits of a term of the KL. */
    private void limits(String term, String words, String formula, Function<KlTerms, Bracket> bracket) {
        add(
                term + "_low_nats",
                "nats",
                words + ", lower limit",
                "lower limit of " + formula,
                r -> term(r, terms -> bracket.apply(terms).low()));
        add(
                term + "_high_nats",
                "nats",
                words + ", upper limit",
                "upper limit of " + formula,
                r -> term(r, terms -> bracket.apply(terms).high()));
    }

    /** A floor, which has a column of its own, against the Bayes risk. */
    private void tightness(String floor, Function<FloorLadder, Floor> of) {
        exact(
                "tightness_" + floor,
                "ratio",
                columns.get(floor).words() + " as a part of the Bayes risk",
                floor + " / bayes_risk",
                exact -> floorToBayes(of.apply(exact.floors()), exact.bayesRisk()));
    }

    private static OptionalDouble floorToBayes(Floor floor, OptionalDouble bayesRisk) {
        return Tightness.of(floor, Math.min(1, bayesRisk.orElse(0)), 1, () -> 1).floorToBayes();
    }

    /** What a ceiling leaves open of what labels can do at all. */
    private void gap(String ceiling, String words, Function<CellResult, Optional<CeilingSummary>> of) {
        add(
                "gap_" + ceiling,
                "ratio",
                words + ": part of what labels can do that it leaves open",
                "(" + ceiling + " - (E R, exact where known)) / (blind_risk - bayes_risk)",
                r -> of.apply(r).map(r::gap).orElse(OptionalDouble.empty()));
    }

    private void ceilings(String kl, String... names) {
        for (String name : names) {
            bounds.ceilings().stream()
                    .filter(rule -> rule.statement().name().equals(name))
                    .forEach(rule -> ceiling(rule, kl));
        }
    }

    private void ceiling(CeilingRule rule, String kl) {
        String name = rule.statement().name();
        boolean expected = rule.needs() != CeilingRule.Needs.KL;
        boolean budget = kl.equals(CeilingSummary.BUDGET);
        add(
                CeilingSummary.column(name, kl),
                "risk",
                name + " ceiling " + (expected ? "over the mean risk" : "of one data set, mean")
                        + (budget ? ", from the channel budget" : measured(rule)),
                (expected ? "" : "mean of ") + rule.statement().formula() + (budget ? replaced(rule) : ""),
                r -> r.ceiling(name, kl));
    }

    /** What a ceiling rests on, where it could rest on the budget too. */
    private static String measured(CeilingRule rule) {
        if (rule.reads().heldOut()) {
            return "";
        }
        return switch (rule.needs()) {
            case KL, EXPECTED_KL -> ", from the measured KL";
            case FACTORED_INFORMATION -> ", from an upper limit of I(theta;D)";
            case INFORMATION, LABEL_INFORMATION -> "";
        };
    }

    /** What the channel budget K stands for in the formula. */
    private static String replaced(CeilingRule rule) {
        return switch (rule.needs()) {
            case KL -> ", K/eta for KL, at 1 - delta - eta";
            case EXPECTED_KL -> ", K for E KL";
            default -> ", K for I";
        };
    }

    private static OptionalDouble value(Optional<CeilingSummary> ceiling) {
        return ceiling.stream().mapToDouble(CeilingSummary::value).findFirst();
    }

    private static OptionalDouble error(CellResult result, String quantity) {
        return result.mean(quantity).map(Estimate::standardError).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble term(CellResult result, ToDoubleFunction<KlTerms> term) {
        return result.decomposition().terms().stream().mapToDouble(term).findFirst();
    }

    /**
     * All columns.
     *
     * @return in the order of the file
     */
    public List<Column> all() {
        return new ArrayList<>(columns.values());
    }

    /**
     * One column.
     *
     * @param label its name
     * @return the column; empty if there is none of that name
     */
    public Optional<Column> find(String label) {
        return Optional.ofNullable(columns.get(label));
    }

    /**
     * The columns of these names.
     *
     * @param labels names
     * @return the columns, in the order of the names
     * @throws IllegalArgumentException if there is none of a name; the message names the nearest
     */
    public List<Column> named(List<String> labels) {
        return labels.stream()
                .map(label -> find(label).orElseThrow(() -> unknown(label, columns.keySet())))
                .toList();
    }

    /**
     * The columns that the exact half of a cell has: nothing is sampled for them.
     *
     * @param labels their names; none for all of them
     * @return the columns, in the order of the names or of the file
     * @throws IllegalArgumentException if there is no such column of a name; the message names the nearest
     */
    public List<ExactColumn> exact(List<String> labels) {
        return (labels.isEmpty() ? List.copyOf(exact.keySet()) : labels)
                .stream()
                        .map(label -> {
                            if (columns.containsKey(label) && !exact.containsKey(label)) {
                                throw new IllegalArgumentException(
                                        Wording.quoted(label) + " is a column of a run, and bounds runs nothing");
                            }
                            if (!exact.containsKey(label)) {
                                throw unknown(label, exact.keySet());
                            }
                            return new ExactColumn(columns.get(label), exact.get(label));
                        })
                        .toList();
    }

    private static IllegalArgumentException unknown(String label, Set<String> known) {
        List<String> near = Wording.near(label, known, NEAREST);
        return new IllegalArgumentException("unknown column " + Wording.quoted(label)
                + (near.isEmpty()
                        ? "; narrows schema --columns lists all"
                        : "; did you mean " + Wording.oneOf(near) + "?"));
    }
}
