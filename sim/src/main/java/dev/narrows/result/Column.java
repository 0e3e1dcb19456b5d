package dev.narrows.result;

import dev.narrows.bound.InformationKind;
import dev.narrows.budget.KlTerms;
import dev.narrows.experiment.CellResult;
import dev.narrows.scenario.NegativeControl;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The columns of points.csv after {@code cell}, the swept keys and {@code status}, in their order: name, unit, formula and
 * value. New columns go to the end.
 */
public enum Column {
    /** Replicates made. */
    REPLICATES("count", "replicates made", r -> (long) r.replicates()),
    /** Why no more replicates were made. */
    STOP_REASON("", "why no more replicates were made", r -> r.stopReason().label()),
    /** Average total capacity. */
    CAPACITY_TOTAL_NATS("nats", "sum_s p_s min(C_cog|s, C_art|s), upper end",
            r -> r.exact().capacities().average(InformationKind.TOTAL)),
    /** Average cascade capacity. */
    CAPACITY_CASCADE_NATS("nats", "sum_s p_s C_cas|s, upper end",
            r -> r.exact().capacities().average(InformationKind.CASCADE)),
    /** Average mixture information. */
    INFORMATION_MIXTURE_NATS("nats", "I(J;Y|S), upper end",
            r -> r.exact().capacities().average(InformationKind.MIXTURE)),
    /** Least separation. */
    SEPARATION_MIN("loss", "min_s lam(s)", r -> r.exact().model().separation().min()),
    /** The paper's floor. */
    FLOOR_PAPER("risk", "weak Fano, total capacity, averaged", r -> r.exact().floors().paper().value()),
    /** The best floor from capacities alone. */
    FLOOR_CAPACITY("risk", "largest floor that needs only capacities", r -> r.exact().floors().capacityOnly().value()),
    /** The best floor. */
    FLOOR_BEST("risk", "largest floor", r -> r.exact().floors().best().value()),
    /** Which floor is the best. */
    FLOOR_BEST_RUNG("", "rung, information and context of the largest floor", r -> r.exact().floors().best().label()),
    /** Bayes risk. */
    BAYES_RISK("risk", "R*, the least risk of any policy", r -> r.exact().bayesRisk()),
    /** Mean risk over data sets. */
    RISK_MEAN("risk", "mean of R(Q_D) over replicates", r -> r.risk().mean()),
    /** Lower limit of the mean risk. */
    RISK_LOW("risk", "lower limit of E R(Q_D), not below bayes_risk", r -> r.risk().low()),
    /** Upper limit of the mean risk. */
    RISK_HIGH("risk", "upper limit of E R(Q_D), not above an exact ceiling on it", r -> r.risk().high()),
    /** Mean empirical risk. */
    EMPIRICAL_RISK_MEAN("risk", "mean of Rhat(Q_D) over replicates", r -> r.empiricalRisk().mean()),
    /** Mean KL. */
    KL_MEAN_NATS("nats", "mean of KL(Q_D||P) over replicates", r -> r.kl().mean()),
    /** Exact mean risk. */
    RISK_EXACT("risk", "E R(Q_D), exact", r -> r.riskExact()),
    /** Exact mean KL. */
    KL_EXACT_NATS("nats", "E KL(Q_D||P), exact", r -> r.klExact()),
    /** The least expected ceiling. */
    CEILING_EXPECTED("risk", "least valid ceiling over E R(Q_D)", r -> r.ceilingExpected().value()),
    /** The kl ceiling from the measured KL. */
    CEILING_BEST("risk", "mean kl ceiling of one data set, measured KL", r -> r.ceiling("kl").value()),
    /** Seeger and Maurer. */
    CEILING_KL_MEASURED("risk", "mean of sup{p: kl(Rhat||p) <= B}", r -> r.ceiling("kl").value()),
    /** McAllester. */
    CEILING_MCALLESTER_MEASURED("risk", "mean of Rhat + sqrt(B/2)", r -> r.ceiling("mcallester").value()),
    /** Tolstikhin and Seldin. */
    CEILING_TOLSTIKHIN_SELDIN_MEASURED("risk", "mean of Rhat + sqrt(2 Rhat B) + 2B",
            r -> r.ceiling("tolstikhin-seldin").value()),
    /** Thiemann and others. */
    CEILING_THIEMANN_MEASURED("risk", "mean of Rhat + B + sqrt(B^2 + 2 Rhat B)", r -> r.ceiling("thiemann").value()),
    /** Catoni. */
    CEILING_CATONI_MEASURED("risk", "mean of Catoni's ceiling, least over its grid", r -> r.ceiling("catoni").value()),
    /** Expected kl ceiling. */
    CEILING_EXPECTED_KL_MEASURED("risk", "sup{p: kl(E Rhat||p) <= E KL/m}", r -> r.ceiling("expected-kl").value()),
    /** Xu and Raginsky. */
    CEILING_XU_RAGINSKY_MEASURED("risk", "E Rhat + sqrt(I/(2m)), I >= I(theta;D)", r -> r.ceiling("xu-raginsky").value()),
    /** The paper's floor against the Bayes risk. */
    TIGHTNESS_FLOOR_PAPER("ratio", "floor_paper / bayes_risk",
            r -> r.tightness(r.exact().floors().paper()).floorToBayes()),
    /** The best capacity floor against the Bayes risk. */
    TIGHTNESS_FLOOR_CAPACITY("ratio", "floor_capacity / bayes_risk",
            r -> r.tightness(r.exact().floors().capacityOnly()).floorToBayes()),
    /** The best floor against the Bayes risk. */
    TIGHTNESS_FLOOR_BEST("ratio", "floor_best / bayes_risk",
            r -> r.tightness(r.exact().floors().best()).floorToBayes()),
    /** The Bayes risk against the mean risk. */
    TIGHTNESS_RISK("ratio", "bayes_risk / E R, exact where known", r -> r.tightness(r.exact().floors().best()).bayesToRisk()),
    /** The mean risk against the expected ceiling. */
    TIGHTNESS_CEILING("ratio", "E R, exact where known / ceiling_expected",
            r -> r.tightness(r.exact().floors().best()).riskToCeiling()),
    /** Verdict on all matched bounds. */
    VERDICT("", "holds, violated or inconclusive, at the confidence divided over the batch", r -> r.verdict().label()),
    /** The verdict once more, under its name of old. */
    BATCH_VERDICT("", "the same as verdict", r -> r.verdict().label()),
    /** The observable loss. */
    OBSERVABLE("", "what the learner sees of a loss: canonical, revealed or proxy",
            r -> r.cell().learner().observable().label()),
    /** Whether the ceilings bound the true risk. */
    MATCHED("", "true if the ceilings bound E R, false if they bound the observable risk alone",
            r -> Boolean.toString(r.matched())),
    /** Mean risk under the observable loss. */
    OBSERVABLE_RISK_MEAN("risk", "mean over replicates of the risk of Q_D under the observable loss",
            r -> r.observableRisk().mean()),
    /** Exact mean risk under the observable loss. */
    OBSERVABLE_RISK_EXACT("risk", "expected risk of Q_D under the observable loss, exact", CellResult::observableRiskExact),
    /** How the ceilings are broken on purpose. */
    NEGATIVE_CONTROL("", "drop-delta: ceilings of one data set leave out log(1/delta) on purpose; else empty",
            r -> r.cell().bounds().negativeControl().map(NegativeControl::label).orElse("")),
    /** Seeger and Maurer from the channel budget. */
    CEILING_KL_BUDGET("risk", "mean of the kl ceiling with K/eta for KL, at 1 - delta - eta", r -> r.budgetCeiling("kl")),
    /** McAllester from the channel budget. */
    CEILING_MCALLESTER_BUDGET("risk", "mean of McAllester's ceiling with K/eta for KL", r -> r.budgetCeiling("mcallester")),
    /** Tolstikhin and Seldin from the channel budget. */
    CEILING_TOLSTIKHIN_SELDIN_BUDGET("risk", "mean of Tolstikhin and Seldin's ceiling with K/eta for KL",
            r -> r.budgetCeiling("tolstikhin-seldin")),
    /** Thiemann and others from the channel budget. */
    CEILING_THIEMANN_BUDGET("risk", "mean of Thiemann's ceiling with K/eta for KL", r -> r.budgetCeiling("thiemann")),
    /** Catoni from the channel budget. */
    CEILING_CATONI_BUDGET("risk", "mean of Catoni's ceiling with K/eta for KL", r -> r.budgetCeiling("catoni")),
    /** Expected kl ceiling from the channel budget. */
    CEILING_EXPECTED_KL_BUDGET("risk", "sup{p: kl(E Rhat||p) <= K/m}", r -> r.budgetCeiling("expected-kl")),
    /** Channel budget. */
    CHANNEL_BUDGET_NATS("nats", "K = m(Cbar_tot + I(U;S)) + E KL - [I_low - rho_up]+, not below E KL",
            r -> term(r, KlTerms::budget)),
    /** Lower limit of the information about the data. */
    INFORMATION_LOW_NATS("nats", "lower limit of I(theta;D)", r -> term(r, t -> t.limits().information().low())),
    /** Upper limit of the information about the data. */
    INFORMATION_HIGH_NATS("nats", "upper limit of I(theta;D)", r -> term(r, t -> t.limits().information().high())),
    /** Lower limit of what the noise adds. */
    RHO_LOW_NATS("nats", "lower limit of rho = I(theta;D|U^m)", r -> term(r, t -> t.limits().rho().low())),
    /** Upper limit of what the noise adds. */
    RHO_HIGH_NATS("nats", "upper limit of rho = I(theta;D|U^m)", r -> term(r, t -> t.limits().rho().high())),
    /** Lower limit of the mismatch of the prior. */
    MISMATCH_LOW_NATS("nats", "lower limit of KL(Qbar||P)", r -> term(r, t -> t.mismatch().low())),
    /** Upper limit of the mismatch of the prior. */
    MISMATCH_HIGH_NATS("nats", "upper limit of KL(Qbar||P)", r -> term(r, t -> t.mismatch().high())),
    /** How the terms were found. */
    DECOMPOSITION_METHOD("", "enumerated, bracket, nested or none", r -> r.decomposition().method()),
    /** Catoni from the information about the data. */
    CEILING_MUTUAL_INFORMATION_MEASURED("risk", "sup{p: kl(E Rhat||p) <= I/m}, I the upper limit of I(theta;D)",
            r -> r.expectedCeiling("mutual-information")),
    /** Bu, Zou and Veeravalli. */
    CEILING_INDIVIDUAL_SAMPLE_MEASURED("risk",
            "sup{p: kl(E Rhat||p) <= I_1}, I_1 what one label tells of its own action",
            r -> r.expectedCeiling("individual-sample")),
    /** Least risk without a label. */
    BLIND_RISK("risk", "sum_s p_s min_a sum_j pi_j l(a,u_j(s),s): least risk without a label",
            r -> r.guessing().blind()),
    /** Risk of the prior. */
    PRIOR_RISK("risk", "risk of the prior: of the learner before its first label", r -> r.guessing().prior()),
    /** The expected ceiling against what labels can do. */
    GAP_CEILING_EXPECTED("ratio", "(ceiling_expected - E R, exact where known) / (blind_risk - bayes_risk)",
            r -> r.gap(r.ceilingExpected())),
    /** The kl ceiling against what labels can do. */
    GAP_CEILING_BEST("ratio", "(ceiling_best - E R, exact where known) / (blind_risk - bayes_risk)",
            r -> r.gap(r.ceiling("kl"))),
    /** Standard error of the mean risk. */
    RISK_SE("risk", "standard error of risk_mean: a description, no limit", r -> r.risk().standardError()),
    /** Standard error of the mean empirical risk. */
    EMPIRICAL_RISK_SE("risk", "standard error of empirical_risk_mean", r -> r.empiricalRisk().standardError()),
    /** Standard error of the mean KL. */
    KL_SE_NATS("nats", "standard error of kl_mean_nats", r -> r.kl().standardError()),
    /** Which limits the replicates allow. */
    LIMITS("", "fixed, or anytime: limits that hold at any stopping time, with a precision or after an earlier look",
            r -> r.limits().label()),
    /** Verdict of the cell as if it were alone. */
    CELL_VERDICT("", "the verdict at the scenario's own confidence, for each bound alone",
            r -> r.cellVerdict().label());

    private final String unit;
    private final String formula;
    private final Function<CellResult, Object> value;

    Column(String unit, String formula, Function<CellResult, Object> value) {
        this.unit = unit;
        this.formula = formula;
        this.value = value;
    }

    private static OptionalDouble term(CellResult result, ToDoubleFunction<KlTerms> term) {
        return result.decomposition().terms().stream().mapToDouble(term).findFirst();
    }

    /**
     * The name in points.csv.
     *
     * @return snake_case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The unit of the values.
     *
     * @return nats, risk, loss, ratio, count, or empty for text
     */
    public String unit() {
        return unit;
    }

    /**
     * What the column holds.
     *
     * @return a formula or a few words
     */
    public String formula() {
        return formula;
    }

    /**
     * The value of a cell as text.
     *
     * @param result result of the cell
     * @return the text; empty where the value is undefined
     */
    public String text(CellResult result) {
        return value(result).map(v -> v instanceof Double number ? Numbers.text(number) : v.toString()).orElse("");
    }

    /**
     * The value of a cell.
     *
     * @param result result of the cell
     * @return a number or a text; empty where the value is undefined
     */
    public Optional<Object> value(CellResult result) {
        Object v = value.apply(result);
        if (v instanceof OptionalDouble optional) {
            return optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
        }
        return Optional.of(v);
    }
}
