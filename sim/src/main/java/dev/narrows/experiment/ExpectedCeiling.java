package dev.narrows.experiment;

import dev.narrows.bound.ExpectedKlCeiling;
import dev.narrows.bound.IndividualSampleCeiling;
import dev.narrows.bound.MutualInformationCeiling;
import dev.narrows.bound.XuRaginskyCeiling;
import dev.narrows.budget.KlTerms;
import dev.narrows.learner.ExactExpectations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Ceilings over the mean risk over data sets, each from E Rhat and an information:
 *
 * <pre>
 * expected-kl          kl(E Rhat||E R) &lt;= E KL/m
 * xu-raginsky          |E R - E Rhat| &lt;= sqrt(I(theta;D)/(2m))
 * mutual-information   kl(E Rhat||E R) &lt;= I(theta;D)/m
 * individual-sample    kl(E Rhat||E R) &lt;= I_1
 * </pre>
 *
 * <p>With exact expectations the ceiling is a number and the exact mean risk decides; an I(theta;D) that nested Monte
 * Carlo narrowed carries the confidence of its limits. Otherwise (the first two alone, with E KL for the information)
 * each of E Rhat, E R, E KL has limits at confidence {@code 1 - alpha/3}: the ceiling is {@code violated} if the lower
 * limit of E R lies above the ceiling made of the upper limits, and {@code holds} if the upper limit of E R is at most
 * the ceiling made of the lower limits, each up to the rounding of a risk. The ceiling that is printed is the one made
 * of the upper limits of E Rhat and E KL: an upper confidence limit at {@code 1 - 2 alpha/3}. Both rest on the same two
 * limits, so that the lesser of them has that confidence too. All ceilings increase in both arguments wherever they are
 * below 1.
 */
enum ExpectedCeiling {
    /** Catoni's inequality in expectation, the supremum over its constant taken outside: {@link ExpectedKlCeiling}. */
    EXPECTED_KL("expected-kl") {
        @Override
        double ceiling(double empiricalRisk, double information, long labels) {
            return new ExpectedKlCeiling(empiricalRisk, information, labels).value();
        }

        @Override
        double information(ExactExpectations exact, Optional<KlTerms> terms, long labels) {
            return divergence(exact);
        }
    },
    /** {@link XuRaginskyCeiling}, with {@code I(theta;D) <= min(sum_c I_c, E KL)}; E KL alone for revealed tables. */
    XU_RAGINSKY("xu-raginsky") {
        @Override
        double ceiling(double empiricalRisk, double information, long labels) {
            return new XuRaginskyCeiling(empiricalRisk, information, labels).value();
        }

        @Override
        double information(ExactExpectations exact, Optional<KlTerms> terms, long labels) {
            return factorised(exact);
        }
    },
    /** {@link MutualInformationCeiling}, with the upper limit of I(theta;D). */
    MUTUAL_INFORMATION("mutual-information") {
        @Override
        double ceiling(double empiricalRisk, double information, long labels) {
            return new MutualInformationCeiling(empiricalRisk, information, labels).value();
        }

        @Override
        double information(ExactExpectations exact, Optional<KlTerms> terms, long labels) {
            return terms.map(t -> Math.min(factorised(exact), t.limits().information().high()))
                    .orElseGet(() -> factorised(exact));
        }

        @Override
        boolean known(ExactExpectations exact, Optional<KlTerms> terms) {
            return terms.isPresent() || exact.informationLargestCell() > 0;
        }

        @Override
        OptionalDouble confidence(Optional<KlTerms> terms) {
            return terms.map(t -> t.limits().confidence()).filter(c -> c < 1).map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
        }
    },
    /** {@link IndividualSampleCeiling}, with the exact I_1. */
    INDIVIDUAL_SAMPLE("individual-sample") {
        @Override
        double ceiling(double empiricalRisk, double information, long labels) {
            return new IndividualSampleCeiling(empiricalRisk, information).value();
        }

        @Override
        double information(ExactExpectations exact, Optional<KlTerms> terms, long labels) {
            // both laws have a relative error below this, which moves the root of a divergence by as much; I_1 <=
            // I(theta;D)/m
            double root = Math.sqrt(Math.max(0, exact.labelInformation())) + RELATIVE;
            double ofLabel = root * root * (1 + RELATIVE) + exact.remainder();
            boolean certain = MUTUAL_INFORMATION.confidence(terms).isEmpty();
            double ofAll = certain ? MUTUAL_INFORMATION.information(exact, terms, labels) : factorised(exact);
            return Math.min(ofLabel, ofAll / labels);
        }
    };

    /** Those of which the information may be any number not below E KL: sampled, or a channel budget. */
    static final List<ExpectedCeiling> FROM_KL = List.of(EXPECTED_KL, XU_RAGINSKY);

    /** Exact expectations are rounded to nearest, within this: a ceiling made of them is raised by it. */
    private static final double ROUNDING = 1e-12;
    private static final double RELATIVE = 1e-11;

    private final String label;

    ExpectedCeiling(String label) {
        this.label = label;
    }

    /** The ceiling at E Rhat and an information (of all labels; of one for {@link #INDIVIDUAL_SAMPLE}). */
    abstract double ceiling(double empiricalRisk, double information, long labels);

    /** The information, rounded up; where it is {@link #known}. */
    abstract double information(ExactExpectations exact, Optional<KlTerms> terms, long labels);

    /** Whether more is known of the information than that it is at most E KL. */
    boolean known(ExactExpectations exact, Optional<KlTerms> terms) {
        return true;
    }

    /** Confidence of {@link #information}; empty where it is certain. */
    OptionalDouble confidence(Optional<KlTerms> terms) {
        return OptionalDouble.empty();
    }

    /** Those that a cell with exact expectations has. */
    static List<ExpectedCeiling> of(ExactExpectations exact, Optional<KlTerms> terms) {
        return Arrays.stream(values()).filter(ceiling -> ceiling.known(exact, terms)).toList();
    }

    CeilingSummary exactSummary(ExactExpectations exact, Optional<KlTerms> terms, long labels) {
        double value = ceiling(empiricalRisk(exact), information(exact, terms, labels), labels);
        return summary(CeilingSummary.MEASURED, confidence(terms), value, value, value);
    }

    /** The same with the channel budget K &gt;= E KL &gt;= I(theta;D) for the information; for {@link #FROM_KL}. */
    CeilingSummary budgetSummary(ExactExpectations exact, double budget, long labels) {
        double value = ceiling(empiricalRisk(exact), Math.max(budget, divergence(exact)), labels);
        return summary(CeilingSummary.BUDGET, OptionalDouble.empty(), value, value, value);
    }

    /** E Rhat, rounded up. */
    static double empiricalRisk(ExactExpectations exact) {
        return Math.min(1, exact.empiricalRisk() + exact.remainder() + ROUNDING);
    }

    /** E KL, rounded up. */
    static double divergence(ExactExpectations exact) {
        return Math.max(0, exact.kl()) + exact.remainder() + ROUNDING;
    }

    /** A number not below I(theta;D), rounded up. */
    private static double factorised(ExactExpectations exact) {
        return Math.max(0, Math.min(exact.informationFactorised(), exact.kl())) + exact.remainder() + ROUNDING;
    }

    /** The verdict where the exact mean of the risk that the ceiling bounds is known; rounding violates nothing. */
    static Verdict exactVerdict(double boundedRisk, double ceiling) {
        return boundedRisk > ceiling + HighProbabilityCeiling.SLACK ? Verdict.VIOLATED : Verdict.HOLDS;
    }

    /** The ceiling from upper limits of E Rhat and E KL; for {@link #FROM_KL}. */
    CeilingSummary sampledSummary(Estimates estimates, long labels, double alpha) {
        Estimate empirical = estimates.empiricalRisk(alpha / 3);
        Estimate kl = estimates.kl(alpha / 3);
        double high = ceiling(empirical.high(), kl.high(), labels);
        return summary(CeilingSummary.MEASURED, OptionalDouble.of(1 - 2 * alpha / 3), high,
                ceiling(empirical.low(), kl.low(), labels), high);
    }

    /** The verdict where only limits of the means are known; for {@link #FROM_KL}. */
    Verdict sampledVerdict(Estimates estimates, long labels, double alpha) {
        CeilingSummary limits = sampledSummary(estimates, labels, alpha);
        Estimate risk = estimates.boundedRisk(alpha / 3);
        if (exactVerdict(risk.low(), limits.high()) == Verdict.VIOLATED) {
            return Verdict.VIOLATED;
        }
        return exactVerdict(risk.high(), limits.low()) == Verdict.HOLDS ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
    }

    private CeilingSummary summary(String resting, OptionalDouble confidence, double value, double low, double high) {
        return new CeilingSummary(label, resting, CeilingSummary.EXPECTED, confidence, value, low, high,
                OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
