package dev.narrows.explain;

import dev.narrows.model.Loop;
import dev.narrows.result.StoredCell;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What makes the floors of a cell loose or vacuous, and what would move them. */
record FloorExplanation(StoredCell stored, Loop loop) {
    private static final double LOG_2 = StrictMath.log(2);
    private static final double MET = 1e-9;

    List<String> sentences() {
        double best = stored.floor();
        String learning = learning();
        if (!learning.isEmpty()) {
            return List.of(learning);
        }
        return List.of(
                best(best),
                paper(),
                WaterfallText.of(stored.steps("floor"), "From the paper's floor to the Bayes risk"),
                separation(),
                best > 0 ? whatWouldHelp(best) : "");
    }

    /** What the floor in m says, of a loop whose law is drawn from a prior; else empty. */
    String learning() {
        return stored.bounds("floors").stream()
                .filter(bound -> bound.bound().equals("floor_learning"))
                .map(bound -> "Floors: averaged over the prior no learner has a risk below "
                        + Decimals.risk(bound.value()) + " after so many labels (floor_learning)"
                        + limit()
                        + "; under a single law every floor is 0, since the prior has laws without noise.")
                .findFirst()
                .orElse("");
    }

    private String limit() {
        OptionalDouble high = stored.number("learning_limit", "high");
        return high.isEmpty()
                ? ""
                : ", and who knows the law has " + Decimals.risk(stored.number("learning_limit", "low")) + " to "
                        + Decimals.risk(high);
    }

    private String best(double best) {
        OptionalDouble known = stored.bayesRisk();
        if (best <= 0) {
            return known.isPresent() && known.getAsDouble() <= 0
                    ? "The Bayes risk is 0: some policy has no loss at all, so no floor can be positive."
                    : "Floors: every one is 0"
                            + (known.isPresent() ? ", though the Bayes risk is " + Decimals.risk(known) : "")
                            + ": they are true and say nothing." + allZero();
        }
        String floor = Decimals.risk(best) + label();
        double loose = known.orElse(Double.NaN) - best;
        if (loose < -MET) {
            return "Floors: the largest is " + floor + ", above the Bayes risk of " + Decimals.risk(known)
                    + ", which no floor may be.";
        }
        String head = "Floors: no policy whatever has a risk below " + floor;
        if (known.isEmpty()) {
            return head + "; the Bayes risk is not known.";
        }
        return head + "; the best possible one has " + Decimals.risk(known)
                + (loose <= MET
                        ? ": the floor is as high as a floor can be."
                        : ", so the floor is loose by " + Decimals.risk(loose) + ".");
    }

    /**
     * The distortion-rate function is the last floor to vanish: it does where no loss is needed at that much
     * information.
     */
    private String allZero() {
        OptionalDouble mixture = stored.number("information", "mixture_average");
        return mixture.isEmpty()
                ? ""
                : " Floors count nats alone: what the codebook mixture sends, "
                        + Decimals.number(mixture.getAsDouble()) + " nats per label, would be enough for a choice "
                        + "without loss, were it the right information. Which codewords the labels confuse decides "
                        + "the Bayes risk, and only the Bayes risk sees that.";
    }

    String label() {
        String label = stored.text("floor_best_rung");
        return label.isEmpty() ? "" : " (" + label + ")";
    }

    /** Why the paper's floor is 0: the first of its terms that is enough for that; empty where it is not. */
    String paper() {
        if (stored.number("floor_paper").orElse(1) > 0) {
            return "";
        }
        double capacity = stored.number("capacity", "total_average").orElse(Double.NaN);
        String head = "The paper's floor is 0: ";
        if (loop.separation().min() <= 0) {
            return head + "it is a multiple of the least separation, which is 0.";
        }
        if (loop.logCodewords() < Math.nextUp(LOG_2)) {
            return head + "with two codewords weak Fano is 0 at any capacity, since its log 2 is all of log M.";
        }
        return capacity + LOG_2 >= loop.entropy()
                ? head + "the total capacity of " + Decimals.number(capacity) + " nats and weak"
                        + " Fano's log 2 = 0.6931 together are not below the prior's entropy of "
                        + Decimals.number(loop.entropy()) + " nats."
                : "";
    }

    String separation() {
        if (loop.separation().min() > 0) {
            return "";
        }
        String contexts = IntStream.range(0, loop.contextLaw().size())
                .filter(s -> loop.separation().at(s) <= 0)
                .limit(10)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "The separation is 0 in context " + contexts
                + ": one action has no loss for two codewords at once, so telling these"
                + " apart is not needed and Fano's floors say nothing there; only the rate-distortion ones need no "
                + "separation.";
    }

    /** The information that half the best floor needs: Fano's inequality solved for it. */
    private String whatWouldHelp(double best) {
        String labels = "More labels move no floor: none depends on their number.";
        double target = best / 2;
        double least = loop.separation().min();
        double error = least > 0 ? target / least : 1;
        if (error >= 1 - StrictMath.exp(-loop.logCodewords())) {
            return labels;
        }
        double needed = loop.entropy()
                + error * StrictMath.log(error)
                + (1 - error) * StrictMath.log1p(-error)
                - error * (loop.logCodewords() + StrictMath.log1p(-StrictMath.exp(-loop.logCodewords())));
        double cascade = stored.number("capacity", "cascade_average").orElse(Double.POSITIVE_INFINITY);
        if (needed <= cascade) {
            return labels;
        }
        double most = loop.logLabels();
        return labels + " A risk of " + Decimals.risk(target) + ", half the best floor, needs at least "
                + String.format(Locale.ROOT, "%.4f", rounded(needed))
                + " nats per label through both stages (necessary, not enough); they can carry "
                + Decimals.number(cascade)
                + (needed > most
                        ? ", and labels of " + Math.round(StrictMath.exp(most)) + " values at most "
                                + Decimals.number(most)
                        : "")
                + ".";
    }

    /** Down, to four digits after the point: a need must not be overstated. */
    private static double rounded(double needed) {
        return Math.floor(needed * 1e4) / 1e4;
    }
}
