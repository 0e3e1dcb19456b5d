package dev.narrows.experiment;

import dev.narrows.bound.ExpectedKlCeiling;
import dev.narrows.bound.XuRaginskyCeiling;
import dev.narrows.learner.ExactExpectations;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Ceilings over the mean risk over data sets: {@code kl(E Rhat || E R) <= E KL/m}, and Xu and Raginsky's
 * {@code |E R - E Rhat| <= sqrt(I(theta;D)/(2m))} with I(theta;D) replaced by an upper bound of it.
 *
 * <p>With exact expectations the ceiling is a number and the exact mean risk decides. Otherwise each of E Rhat, E R, E KL
 * has limits at confidence {@code 1 - alpha/3}: the ceiling is {@code violated} if the lower limit of E R lies above the
 * ceiling made of the upper limits, and {@code holds} if the upper limit of E R is at most the ceiling made of the lower
 * limits, each up to the rounding of a risk; the ceiling that is printed is the one made of the upper limits of E Rhat and E KL, which both ceilings share, so
 * that it errs high with confidence {@code 1 - 2 alpha/3}. Both ceilings increase in both arguments wherever they are below 1.
 */
enum ExpectedCeiling {
    /** Catoni's inequality in expectation, the supremum over its constant taken outside: {@code kl(E Rhat||E R) <= E KL/m}. */
    EXPECTED_KL("expected-kl") {
        @Override
        double ceiling(double empiricalRisk, double information, long labels) {
            return new ExpectedKlCeiling(empiricalRisk, information, labels).value();
        }

        @Override
        double information(ExactExpectations exact) {
            return exact.kl();
        }
    },
    /** Xu and Raginsky 2017, theorem 1, with {@code I(theta;D) <= min(sum_c I_c, E KL)}; E KL alone for revealed
     * tables. */
    XU_RAGINSKY("xu-raginsky") {
        @Override
        double ceiling(double empiricalRisk, double information, long labels) {
            return new XuRaginskyCeiling(empiricalRisk, information, labels).value();
        }

        @Override
        double information(ExactExpectations exact) {
            return Math.min(exact.informationFactorised(), exact.kl());
        }
    };

    /** Exact expectations are rounded to nearest, within this: a ceiling made of them is raised by it. */
    private static final double ROUNDING = 1e-12;

    private final String label;

    ExpectedCeiling(String label) {
        this.label = label;
    }

    abstract double ceiling(double empiricalRisk, double information, long labels);

    abstract double information(ExactExpectations exact);

    CeilingSummary exactSummary(ExactExpectations exact, long labels) {
        double slack = exact.remainder() + ROUNDING;
        double value = ceiling(empiricalRisk(exact), Math.max(0, information(exact)) + slack, labels);
        return summary(CeilingSummary.MEASURED, value, value, value);
    }

    /** The same with the channel budget K &gt;= E KL &gt;= I(theta;D) for the information. */
    CeilingSummary budgetSummary(ExactExpectations exact, double budget, long labels) {
        double value = ceiling(empiricalRisk(exact), Math.max(budget, divergence(exact)), labels);
        return summary(CeilingSummary.BUDGET, value, value, value);
    }

    /** E Rhat, rounded up. */
    static double empiricalRisk(ExactExpectations exact) {
        return Math.min(1, exact.empiricalRisk() + exact.remainder() + ROUNDING);
    }

    /** E KL, rounded up. */
    static double divergence(ExactExpectations exact) {
        return Math.max(0, exact.kl()) + exact.remainder() + ROUNDING;
    }

    /** The verdict where the exact mean of the risk that the ceiling bounds is known; rounding violates nothing. */
    static Verdict exactVerdict(double boundedRisk, double ceiling) {
        return boundedRisk > ceiling + HighProbabilityCeiling.SLACK ? Verdict.VIOLATED : Verdict.HOLDS;
    }

    CeilingSummary sampledSummary(Estimates estimates, long labels, double alpha) {
        Estimate empirical = estimates.empiricalRisk(alpha / 3);
        Estimate kl = estimates.kl(alpha / 3);
        double high = ceiling(empirical.high(), kl.high(), labels);
        return summary(CeilingSummary.MEASURED, high, ceiling(empirical.low(), kl.low(), labels), high);
    }

    Verdict sampledVerdict(Estimates estimates, long labels, double alpha) {
        CeilingSummary limits = sampledSummary(estimates, labels, alpha);
        Estimate risk = estimates.boundedRisk(alpha / 3);
        if (exactVerdict(risk.low(), limits.high()) == Verdict.VIOLATED) {
            return Verdict.VIOLATED;
        }
        return exactVerdict(risk.high(), limits.low()) == Verdict.HOLDS ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
    }

    private CeilingSummary summary(String resting, double value, double low, double high) {
        return new CeilingSummary(label, resting, CeilingSummary.EXPECTED, OptionalDouble.empty(), value, low, high,
                OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
