package dev.narrows.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How much a bound would have to be broken for the run to say {@code violated}: the least factor f from which on it
 * would, where the distance of a ceiling from the empirical risk is divided by f, or a floor is multiplied by f. Near 1
 * the run would see almost any fault; a large one says that the bound is far from what was simulated, and that
 * {@code holds} says little of its formula. Up to three digits, rounded up; empty where no factor would be seen.
 */
final class Power {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.CEILING);

    private Power() {}

    /** A floor that is held against a risk. */
    static OptionalDouble ofFloor(double floor, double risk) {
        return floor > 0 ? factor((risk + DataSetCeilings.SLACK) / floor) : OptionalDouble.empty();
    }

    /** A ceiling over a mean risk, from the mean empirical risk. */
    static OptionalDouble ofMean(double ceiling, double empiricalRisk, double risk) {
        double gap = risk - DataSetCeilings.SLACK - empiricalRisk;
        return gap > 0 ? factor((ceiling - empiricalRisk) / gap) : OptionalDouble.empty();
    }

    /** Ceilings over the risk of each data set, of which {@code least} failures would be too many. */
    static OptionalDouble ofFailures(
            double[] ceilings, double[] empiricalRisks, double[] risks, double error, long least) {
        if (least > ceilings.length) {
            return OptionalDouble.empty();
        }
        double[] reached = new double[ceilings.length];
        for (int r = 0; r < ceilings.length; r++) {
            double gap = risks[r] - error - DataSetCeilings.SLACK - empiricalRisks[r];
            reached[r] = gap > 0 ? gap / Math.max(Double.MIN_NORMAL, ceilings[r] - empiricalRisks[r]) : 0;
        }
        Arrays.sort(reached);
        double decides = reached[(int) (reached.length - least)];
        return decides > 0 ? factor(1 / decides) : OptionalDouble.empty();
    }

    private static OptionalDouble factor(double factor) {
        return Double.isFinite(factor)
                ? OptionalDouble.of(new BigDecimal(factor).round(DIGITS).doubleValue())
                : OptionalDouble.empty();
    }
}
