package dev.narrows.experiment;

import dev.narrows.estimate.BetaMixture;
import dev.narrows.estimate.ClopperPearson;
import dev.narrows.estimate.Interval;
import dev.narrows.estimate.RecentlyComputed;
import dev.narrows.numeric.BisectionRoot;
import java.util.OptionalLong;

/**
 * Failures of a ceiling among the replicates, against the rate that it allows itself. With a number of replicates fixed
 * beforehand the Clopper-Pearson limits decide; where earlier results decided how many there are, the limits of the
 * Beta mixture, which hold at any stopping time: {@code violated} if the limits lie above the allowed rate,
 * {@code holds} if they lie below, else {@code inconclusive}.
 *
 * @param failures k, 0..n
 * @param replicates n, at least 1
 * @param kind when the limits hold
 */
record FailureRate(long failures, long replicates, Limits kind) {
    private static final long MOST = 1L << 40;
    /** Far beyond what the limits are moved outward, in nats of evidence. */
    private static final double NEAR = 1e-6;
    /** In most cells of a batch few data sets fail or none: the same roots would be searched again in each. */
    private static final RecentlyComputed<Limited, Interval> LIMITS = new RecentlyComputed<>();

    private static final RecentlyComputed<Undecided, OptionalLong> DECIDE = new RecentlyComputed<>();

    private static final RecentlyComputed<TooMany, Long> TOO_MANY = new RecentlyComputed<>();

    private record TooMany(long replicates, Limits kind, double allowed, double alpha) {}

    private record Limited(FailureRate rate, double alpha) {}

    private record Undecided(FailureRate rate, double allowed, double alpha) {}

    /** Limits of the rate at confidence {@code 1 - alpha}. */
    Interval limits(double alpha) {
        return LIMITS.get(new Limited(this, alpha), it -> it.rate.computed(it.alpha));
    }

    private Interval computed(double alpha) {
        return kind == Limits.ANYTIME
                ? new BetaMixture(failures, replicates).interval(alpha)
                : ClopperPearson.of(failures, replicates, alpha);
    }

    /** A ceiling that may fail always holds. */
    Verdict verdict(double allowed, double alpha) {
        if (allowed >= 1) {
            return Verdict.HOLDS;
        }
        Interval rate = limits(alpha);
        return Verdict.of(rate.low() > allowed, rate.high() < allowed);
    }

    /** The least number of failures among n replicates that is too many; above n where none is. */
    static long leastTooMany(long replicates, Limits kind, double allowed, double alpha) {
        return TOO_MANY.get(
                new TooMany(replicates, kind, allowed, alpha),
                // no failure at all is never too many
                it -> BisectionRoot.leastAbove(
                                        1,
                                        replicates + 1,
                                        next -> new FailureRate(next - 1, replicates, kind).verdict(allowed, alpha)
                                                == Verdict.VIOLATED)
                                .orElse(replicates + 2)
                        - 1);
    }

    /**
     * The number of replicates at which a later run would decide if failures went on at the rate seen, k/n rounded to
     * whole failures: doubled until it decides, then halved between. A later run is a second look, so the limits are
     * those that hold at any stopping time. Empty if none up to 2^40 decides (the rate seen is the allowed one, or too
     * near it).
     */
    OptionalLong replicatesToDecide(double allowed, double alpha) {
        return DECIDE.get(new Undecided(this, allowed, alpha), it -> it.rate.searched(it.allowed, it.alpha));
    }

    private OptionalLong searched(double allowed, double alpha) {
        return BisectionRoot.leastAbove(replicates, MOST, n -> !scaled(n).open(allowed, alpha));
    }

    /** Whether the verdict is open; the root is searched only where the evidence is too near the threshold to tell. */
    private boolean open(double allowed, double alpha) {
        if (allowed > 0 && allowed < 1) {
            double excess = new BetaMixture(failures, replicates).logEvidence(allowed) + StrictMath.log(alpha);
            if (Math.abs(excess) > NEAR) {
                return excess < 0;
            }
        }
        return verdict(allowed, alpha) == Verdict.INCONCLUSIVE;
    }

    private FailureRate scaled(long n) {
        return new FailureRate(Math.min(n, (long) Math.rint((double) failures / replicates * n)), n, Limits.ANYTIME);
    }
}
