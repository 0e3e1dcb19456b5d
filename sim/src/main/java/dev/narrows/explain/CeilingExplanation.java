package dev.narrows.explain;

import dev.narrows.bound.KlCeiling;
import dev.narrows.bound.Xi;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.result.StoredCell;
import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final double empirical;
    private final double kl;

    CeilingExplanation(StoredCell stored, Cell cell) {
        this.stored = stored;
        this.json = stored.json();
        this.cell = cell;
        this.labels = cell.learner().labels();
        this.delta = cell.bounds().delta();
        this.empirical =
                Math.min(1, Math.max(0, json.path("empirical_risk").path("mean").asDouble()));
        this.kl = Math.max(0, json.path("kl").path("mean").asDouble());
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(expected());
        if (!json.path("negative_control").isString()) {
            sentences.add(oneDataSet());
            sentences.add(labelsNeeded());
        }
        sentences.add(WaterfallText.of(
                json.path("waterfall").path("ceiling"),
                "Along a chain of ceilings, from a loose one to the mean "
                        + (stored.matched() ? "risk," : "risk under the learner's own loss,")));
        sentences.add(new VacuousCeilings(stored, cell, empirical).sentence());
        sentences.add(decomposition());
        sentences.add(budget());
        return sentences.stream().filter(s -> !s.isEmpty()).toList();
    }

    private String expected() {
        double value = stored.ceiling();
        String name = "";
        boolean sampled = false;
        for (JsonNode ceiling : json.path("ceilings")) {
            if (ceiling.path("kind").asString("").equals("expected")
                    && ceiling.path("value").asDouble() == value
                    && name.isEmpty()) {
                name = " (" + ceiling.path("name").asString("") + ")";
                sampled = ceiling.path("low").asDouble() < value;
            }
        }
        return "Ceilings: over the mean risk " + (stored.matched() ? "" : "under the learner's own loss ") + "it is "
                + Decimals.risk(value) + name
                + ", at a mean empirical risk of " + Decimals.risk(empirical) + ": the policy takes "
                + Decimals.number(kl) + " nats (KL) from " + labels + (labels == 1 ? " label, " : " labels, ")
                + Decimals.number(kl / labels) + " a label."
                + (sampled ? " It comes from confidence limits of simulated means: more replicates lower it." : "");
    }

    /** B = (KL + log(xi/delta))/m and its two parts, at the mean KL. */
    private String oneDataSet() {
        JsonNode ceiling = klCeiling();
        if (ceiling.isMissingNode()) {
            return "";
        }
        double confidence = Xi.log(labels) - StrictMath.log(delta);
        double whole = kl + confidence;
        return String.format(
                Locale.ROOT,
                "The kl ceiling of one data set is %s on average; of its budget of %s nats per label, at the mean KL,"
                        + " %s is KL and %s the price of confidence, log(xi(m)/delta) = %s nats.",
                Decimals.risk(ceiling.path("value").asDouble()),
                Decimals.number(whole / labels),
                Decimals.percent(kl / whole),
                Decimals.percent(confidence / whole),
                Decimals.number(confidence));
    }

    private JsonNode klCeiling() {
        for (JsonNode ceiling : json.path("ceilings")) {
            if (ceiling.path("name").asString("").equals("kl")
                    && ceiling.path("kl").asString("").equals("measured")) {
                return ceiling;
            }
        }
        return json.path("absent");
    }

    private String labelsNeeded() {
        double value = klCeiling().path("value").asDouble();
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
        long unit = 1;
        while (value / unit >= 100) {
            unit *= 10;
        }
        return (value + unit - 1) / unit * unit;
    }

    private String decomposition() {
        JsonNode parts = json.path("decomposition");
        JsonNode information = parts.path("information");
        JsonNode mismatch = parts.path("mismatch");
        double whole = parts.path("expected_kl").asDouble(0);
        if (!information.path("low").isNumber() || !mismatch.path("low").isNumber() || !(whole > 0)) {
            return "";
        }
        double saved = mismatch.path("low").asDouble();
        return "Of the mean KL of " + Decimals.number(whole) + " nats, " + between(information)
                + " is what the policy tells about its"
                + " data, I(theta;D), and " + between(mismatch)
                + " the distance of the average posterior from the prior, KL(Qbar||P)"
                + (saved > whole / 2
                        ? "; with the average posterior as prior the mean KL would be less by at least "
                                + Decimals.number(saved)
                        : "")
                + ".";
    }

    private static String between(JsonNode limits) {
        double low = limits.path("low").asDouble();
        double high = limits.path("high").asDouble();
        if (high < 1e-9) {
            return "less than 1e-9";
        }
        return high - low <= 1e-6 * Math.max(1, Math.abs(high))
                ? Decimals.number(high)
                : Decimals.number(low) + " to " + Decimals.number(high);
    }

    /** K/m against what does not fall with m. */
    private String budget() {
        JsonNode parts = json.path("decomposition");
        double whole = parts.path("expected_kl").asDouble(0);
        if (!parts.path("budget").isNumber() || !parts.path("channel").isNumber() || !(whole > 0)) {
            return "";
        }
        double budget = parts.path("budget").asDouble();
        double rate =
                (parts.path("channel").asDouble() + parts.path("target_context").asDouble(0)) / labels;
        return String.format(
                Locale.ROOT,
                "The channel budget allows a mean KL of %s nats, %.3g times the measured one; per label it is %s,"
                        + " of which %s, the capacity, stays however many labels there are: that keeps budget "
                        + "ceilings up where measured ones fall."
                        + (parts.path("method").asString("").equals("enumerated")
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
