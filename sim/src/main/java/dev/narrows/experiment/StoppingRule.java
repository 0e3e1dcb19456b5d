package dev.narrows.experiment;

import dev.narrows.scenario.Cell;
import dev.narrows.scenario.PrecisionSpec;
import dev.narrows.scenario.Scenario;
import java.util.Optional;

/**
 * When the replicates of a cell are looked at, and whether they are enough (immutable).
 *
 * <p>A fixed number is looked at once. With a precision the looks are at {@code n_1 = min-replicates} and
 * {@code n_{k+1} = min(max-replicates, n_k + n_k/4 + 1)}, whatever the threads: what a look decides rests on the
 * replicates before it alone, in their order. At most a fifth of the replicates are more than were needed.
 *
 * @param precision what is asked for; empty for a fixed number
 * @param fixed that number; with a precision max-replicates
 */
record StoppingRule(Optional<PrecisionSpec> precision, int fixed) {
    static StoppingRule of(Scenario scenario) {
        return new StoppingRule(scenario.precision(), Math.toIntExact(scenario.replicates()));
    }

    /** Number of replicates at the first look. */
    int first() {
        return precision.map(PrecisionSpec::minReplicates).orElse(fixed);
    }

    /** Number of replicates at the look after the one at n. */
    int next(int n) {
        return (int) Math.min(fixed, n + n / 4 + 1L);
    }

    /** Why to stop after these replicates; empty to go on. */
    Optional<StopReason> stop(Cell cell, ReplicateValues values) {
        if (precision.isEmpty()) {
            return Optional.of(StopReason.REPLICATES);
        }
        if (reached(precision.get(), values, 1 - cell.confidence())) {
            return Optional.of(StopReason.PRECISION);
        }
        return values.size() >= fixed ? Optional.of(StopReason.MAX_REPLICATES) : Optional.empty();
    }

    private static boolean reached(PrecisionSpec precision, ReplicateValues values, double alpha) {
        String quantity = precision.of().quantity();
        return values.has(quantity)
                && new Estimates(values, Limits.ANYTIME).of(quantity, alpha).halfWidth() <= precision.halfWidth();
    }
}
