package dev.narrows.budget;

import dev.narrows.bound.Capacities;
import dev.narrows.bound.InformationKind;
import dev.narrows.budget.InformationLimits.Method;
import dev.narrows.learner.ChannelDecomposition;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.LabelGibbs;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.StreamKey;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Finds the decomposition of a learner from labels (canonical or proxy):
 *
 * <pre>
 * enumerated   target compositions x count vectors x policies at most {@value #MOST_ENUMERATED}: all terms exactly
 * bracket      else, from exact expectations: tables the bracket of I(theta;D), lists I(theta;D) itself; rho from it
 * nested       the bracket narrowed by nested Monte Carlo, on request
 * none         no exact expectations
 * </pre>
 *
 * @param model the model the learner learns from
 * @param capacities those of the model
 * @param labels m, 1..10^12
 * @param nested effort of nested Monte Carlo; empty for none
 * @param key names the streams of nested Monte Carlo
 */
public record Decomposer(
        FiniteModel model, Capacities capacities, long labels, Optional<NestedMonteCarlo> nested, StreamKey key) {
    /**
     * Products of target compositions, count vectors and policies (or pairs) that are enumerated: about a tenth of a
     * second.
     */
    static final long MOST_ENUMERATED = 2_000_000;

    /** What exact expectations and enumerations are trusted to, relative and absolute. */
    private static final double ROUNDING = 1e-12;

    /**
     * The decomposition for a learner.
     *
     * @param learner canonical or proxy, over the pairs of the model
     * @param expectations its exact expectations at m labels, where the family has them
     * @return the decomposition
     * @throws IllegalArgumentException if the learner is not over the model's pairs or labels is out of range
     */
    public Decomposition of(LabelGibbs learner, Optional<ExactExpectations> expectations) {
        ChannelDecomposition.Size size = learner.decompositionSize(model, labels);
        Optional<KlTerms> terms = small(size)
                ? Optional.of(enumerated(
                        learner, expectations.map(ExactExpectations::remainder).orElse(0.0)))
                : expectations.map(e -> bracketed(learner, e));
        return new Decomposition(Optional.of(size.countVectors()), terms);
    }

    /** Whether enumerating everything takes no more than about a tenth of a second. */
    private boolean small(ChannelDecomposition.Size size) {
        BigInteger width = size.policies().max(BigInteger.valueOf(model.pairs()));
        BigInteger work = size.compositions().multiply(size.countVectors()).multiply(width);
        return size.feasible() && work.compareTo(BigInteger.valueOf(MOST_ENUMERATED)) <= 0;
    }

    /** {@code remainder}: what rounded losses may do to each term. */
    KlTerms enumerated(LabelGibbs learner, double remainder) {
        ChannelDecomposition all = learner.decomposition(model, labels);
        InformationLimits limits = InformationLimits.enumerated(all.information(), all.rho(), remainder);
        Bracket mismatch = InformationLimits.outward(all.marginalDivergence(), remainder);
        return terms(limits, mismatch, all.expectedKl(), upper(all.expectedKl(), remainder));
    }

    KlTerms bracketed(LabelGibbs learner, ExactExpectations exact) {
        Bracket information = learner.informationBracket(labels, exact)
                .orElseGet(() -> InformationLimits.outward(exact.informationFactorised(), 0));
        InformationLimits limits = new InformationLimits(
                information, NestedMonteCarlo.rho(information, capacities, labels), 1, Method.BRACKET);
        if (nested.isPresent() && information.high() >= NestedMonteCarlo.NEGLIGIBLE) {
            limits = nested.get()
                    .narrowed(learner.nestedInformation(labels), information, model, capacities, labels, key);
        }
        double upper = upper(exact.kl(), exact.remainder());
        double lower = Math.max(0, exact.kl() * (1 - ROUNDING) - exact.remainder() - ROUNDING);
        double least = Math.max(0, lower - limits.information().high());
        Bracket mismatch =
                new Bracket(least, Math.max(least, upper - limits.information().low()));
        return terms(limits, mismatch, exact.kl(), upper);
    }

    private static double upper(double expectedKl, double remainder) {
        return Math.max(0, expectedKl) * (1 + ROUNDING) + remainder + ROUNDING;
    }

    private KlTerms terms(InformationLimits limits, Bracket mismatch, double expectedKl, double upper) {
        return new KlTerms(
                limits, mismatch, expectedKl, limits.budget(capacities, InformationKind.TOTAL, labels, upper));
    }
}
