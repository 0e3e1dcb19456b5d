package dev.narrows.explain;

import dev.narrows.bound.KlCeiling;
import dev.narrows.bound.Xi;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.family.Quantity;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.result.StoredBound;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** What makes the ceilings of a cell loose or vacuous, and what would lower them. */
final class CeilingExplanation {
    private static final long MOST_LABELS = 1_000_000_000_000L;
    /** A ceiling less than this above the empirical risk needs no help. */
    private static final double NEAR = 0.01;

    private final StoredCell stored;
    private final JsonNode json;
    private final Cell cell;
    private final long labels;
    private final double delta;
    /** NaN where the cell has none. */
    private final double empirical;
    /** NaN where the cell has none. */
    private final double kl;

    CeilingExplanation(StoredCell stored, Cell cell) {
        this.stored = stored;
        this.json = stored.json();
        this.cell = cell;
        this.labels = cell.learner().labels();
        this.delta = cell.bounds().delta();
        double risk = stored.number("empirical_risk", "mean").orElse(Double.NaN);
        this.empirical = Math.min(1, Math.max(0, risk));
        this.kl = Math.max(0, stored.number("kl", "mean").orElse(Double.NaN));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        stored.ceiling().ifPresent(value -> sentences.add(expected(value) + learned() + sampled(value)));
        if (known()) {
            sentences.addAll(ofEachDataSet());
        } else {
            sentences.add(heldOutAlone());
        }
        sentences.add(WaterfallText.of(
                stored.steps("ceiling"),
                "Along a chain of ceilings, from a loose one to the mean "
                        + (stored.matched() ? "risk," : "risk under the learner's own loss,")));
        if (known()) {
            sentences.add(vacuous().sentence());
        }
        sentences.add(decomposition());
        sentences.add(budget());
        return sentences;
    }

    /** Those that say nothing. */
    VacuousCeilings vacuous() {
        return new VacuousCeilings(stored, cell, empirical);
    }

    /** Whether the cell has the numbers that formulas of ceilings are made of. */
    boolean known() {
        return empirical >= 0 && kl >= 0;
    }

    private String expected(double value) {
        String name = name(value);
        return "Ceilings: over the mean risk " + (stored.matched() ? "" : "under the learner's own loss ") + "it is "
                + Decimals.risk(value) + (name.isEmpty() ? "" : " (" + name + ")");
    }

    /** The name of the expected ceiling of this value; empty where none has it. */
    String name(double value) {
        return expectedWith(value).map(ceiling -> ceiling.text("name")).orElse("");
    }

    private String learned() {
        return known()
                ? ", at a mean empirical risk of " + Decimals.risk(empirical) + ": the policy takes "
                        + Decimals.number(kl) + " nats (KL) from " + labels + (labels == 1 ? " label, " : " labels, ")
                        + Decimals.number(kl / labels) + " per label."
                : ".";
    }

    private String sampled(double value) {
        return expectedWith(value)
                        .filter(ceiling -> ceiling.number("low").orElse(value) < value)
                        .isPresent()
                ? " It comes from confidence limits of simulated means: more replicates lower it."
                : "";
    }

    /** The expected ceiling of this value. */
    private Optional<StoredBound> expectedWith(double value) {
        return stored.bounds("ceilings").stream()
                .filter(ceiling -> ceiling.text("kind").equals(CeilingSummary.EXPECTED) && ceiling.value() == value)
                .findFirst();
    }

    private List<String> ofEachDataSet() {
        OptionalDouble value = stored.number("ceiling_best");
        return value.isEmpty() || json.path("negative_control").isString()
                ? List.of()
                : List.of(
                        oneDataSet(value.getAsDouble()),
                        ofExcess(),
                        holdOut(value.getAsDouble()),
                        labelsNeeded(value.getAsDouble()));
    }

    /** What it brings to bound the excess of the canonical loss in place of the loss. */
    private String ofExcess() {
        OptionalDouble estimated = ofDataSet("kl-excess-estimated");
        OptionalDouble known = ofDataSet("kl-excess");
        return estimated.isEmpty() || known.isEmpty()
                ? ""
                : "Of the excess over the least loss of each context and label in place of the loss it is "
                        + Decimals.risk(estimated) + ", R* being estimated from the contexts of the labels"
                        + " (kl-excess-estimated: who uses it knows the channel), and " + Decimals.risk(known)
                        + " with R* known (kl-excess: who knows the law of the contexts too could compute the risk"
                        + " itself).";
    }

    /** What held-out labels give where no prior is named; empty where none are. */
    private String heldOutAlone() {
        OptionalDouble heldOut = ofDataSet("hold-out");
        return heldOut.isEmpty()
                ? ""
                : "Ceilings: no prior is named, so that none is made of a KL. The labels that the policy was not"
                        + " trained on give it a ceiling of " + Decimals.risk(heldOut)
                        + " on average (hold-out)" + counted() + ".";
    }

    /** The same by the binomial tail; empty where errors are not counted. */
    private String counted() {
        OptionalDouble limit = ofDataSet("clopper-pearson");
        return limit.isEmpty()
                ? ""
                : ", of " + Decimals.risk(limit) + " where its errors are counted (clopper-pearson)";
    }

    /** What held-out labels give, beside what the KL costs; empty where none are. */
    private String holdOut(double kl) {
        OptionalDouble heldOut = ofDataSet("hold-out");
        OptionalDouble risk = stored.number(Quantity.HOLD_OUT_RISK, "mean");
        if (heldOut.isEmpty() || risk.isEmpty()) {
            return "";
        }
        double value = heldOut.getAsDouble();
        boolean same = risk.equals(stored.number(Quantity.OBSERVABLE_RISK, "mean"));
        return (same ? "Trained on the first labels" : "Trained on half the labels")
                + " and judged by the others, which pays for no KL, the policy has a ceiling of "
                + Decimals.risk(value) + " on average (hold-out)" + (same ? counted() : "") + ", "
                + (value < kl ? "below" : "not below") + " the kl ceiling of " + Decimals.risk(kl)
                + (same
                        ? "."
                        : " of the policy of all labels; it is another policy, of mean risk " + Decimals.risk(risk)
                                + "." + drawn());
    }

    /** What the wrong labels of one drawn policy tell of it; empty where a loss is neither 0 nor 1. */
    private String drawn() {
        OptionalDouble limit = ofDataSet("clopper-pearson");
        OptionalDouble risk = stored.number(Quantity.DRAWN_RISK, "mean");
        return limit.isEmpty() || risk.isEmpty()
                ? ""
                : " One policy drawn from it has a ceiling of " + Decimals.risk(limit)
                        + " from its number of wrong labels (clopper-pearson), over a mean risk of "
                        + Decimals.risk(risk) + ".";
    }

    /** The mean of a ceiling of one data set. */
    private OptionalDouble ofDataSet(String name) {
        String bound = CeilingSummary.column(name, CeilingSummary.MEASURED);
        return stored.bounds("ceilings").stream()
                .filter(ceiling -> ceiling.bound().equals(bound))
                .mapToDouble(StoredBound::value)
                .findFirst();
    }

    /** B = (KL + log(xi/delta))/m and its two parts, at the mean KL. */
    private String oneDataSet(double value) {
        double confidence = Xi.log(labels) - StrictMath.log(delta);
        double whole = kl + confidence;
        return String.format(
                Locale.ROOT,
                "The kl ceiling of one data set is %s on average; of its budget of %s nats per label, at the mean KL,"
                        + " %s is KL and %s the price of confidence, log(xi(m)/delta) = %s nats.",
                Decimals.risk(value),
                Decimals.number(whole / labels),
                Decimals.percent(kl / whole),
                Decimals.percent(confidence / whole),
                Decimals.number(confidence));
    }

    private String labelsNeeded(double value) {
        double target = Math.ceil(50 * (empirical + value)) / 100;
        if (value - empirical < NEAR || target >= value || target <= empirical) {
            return "";
        }
        OptionalLong needed = labelsNeeded(empirical, kl, labels, delta, target);
        String head = "Were KL and empirical risk to stay as they are, a kl ceiling of " + Decimals.risk(target)
                + " would need ";
        return needed.isEmpty()
                ? head + "more than 10^12 labels."
                : head + "about " + twoDigits(needed.getAsLong()) + " labels; as a rule the KL grows with them.";
    }

    /**
     * The least number of labels, from {@code from} on, at which the kl ceiling is at most the target; empty beyond
     * 10^12.
     */
    static OptionalLong labelsNeeded(double empirical, double kl, long from, double delta, double target) {
        if (new KlCeiling(empirical, kl, from, delta).value() <= target) {
            return OptionalLong.of(from);
        }
        return BisectionRoot.leastAbove(
                from, MOST_LABELS, m -> new KlCeiling(empirical, kl, m, delta).value() <= target);
    }

    /** Rounded up to two digits. */
    static long twoDigits(long value) {
        return new BigDecimal(value, new MathContext(2, RoundingMode.UP)).longValueExact();
    }

    private String decomposition() {
        String information = between("information");
        String mismatch = between("mismatch");
        double whole = ofKl("expected_kl");
        if (information.isEmpty() || mismatch.isEmpty() || !(whole > 0)) {
            return "";
        }
        double saved = stored.number("decomposition", "mismatch", "low").getAsDouble();
        return "Of the mean KL of " + Decimals.number(whole) + " nats, " + information
                + " is what the policy tells about its"
                + " data, I(theta;D), and " + mismatch
                + " the distance of the average posterior from the prior, KL(Qbar||P)"
                + (saved > whole / 2
                        ? "; with the average posterior as prior the mean KL would be less by at least "
                                + Decimals.number(saved)
                        : "")
                + ".";
    }

    /** A number of the decomposition; NaN where it is not known. */
    private double ofKl(String key) {
        return stored.number("decomposition", key).orElse(Double.NaN);
    }

    /** The limits of a term of the KL; empty where they are not known. */
    private String between(String term) {
        double low = stored.number("decomposition", term, "low").orElse(Double.NaN);
        double high = stored.number("decomposition", term, "high").orElse(Double.NaN);
        if (!(low <= high)) {
            return "";
        }
        if (high < 1e-9) {
            return "less than 1e-9";
        }
        return high - low <= 1e-6 * Math.max(1, Math.abs(high))
                ? Decimals.number(high)
                : Decimals.number(low) + " to " + Decimals.number(high);
    }

    /** K/m against what does not fall with m. */
    private String budget() {
        double whole = ofKl("expected_kl");
        double budget = ofKl("budget");
        double context = ofKl("target_context");
        double rate = (ofKl("channel") + context) / labels;
        if (!(whole > 0 && budget >= 0 && rate >= 0)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "The channel budget allows a mean KL of %s nats, %.3g times the measured one; per label it is %s,"
                        + " of which %s, the capacity"
                        + (context > 0 ? " and I(U;S)" : "")
                        + ", stays however many labels there are: that keeps budget "
                        + "ceilings up where measured ones fall."
                        + (json.path("decomposition")
                                        .path("method")
                                        .asString("")
                                        .equals("enumerated")
                                ? ""
                                : " The capacity limits neither what the noise adds to the"
                                        + " KL nor the distance of the average posterior from the prior: in their "
                                        + "place the budget holds the mean KL itself."),
                Decimals.number(budget),
                budget / whole,
                Decimals.number(budget / labels),
                Decimals.number(rate));
    }
}
