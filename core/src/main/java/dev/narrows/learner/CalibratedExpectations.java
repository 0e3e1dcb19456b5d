package dev.narrows.learner;

import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a learner with {@link CalibratedLosses} does in expectation over its n gold labels and its m labels, where the
 * counts of the gold labels can be enumerated: the mean over these, with multinomial probabilities, of the expectations
 * given them.
 *
 * <p>Informations are those given the gold labels, averaged: {@code I(theta;D|gold)}. Ceilings made of them hold given
 * the gold labels, and in the mean over them, since kl is convex in both arguments together. Nats; exact up to rounding
 * and the remainder.
 */
public final class CalibratedExpectations {
    private static final int VALUES = 8;

    private CalibratedExpectations() {}

    /**
     * The expectations.
     *
     * @param losses what is learned by
     * @param gold n, at least 0
     * @param learner the expectations of the learner with given losses over data sets of m labels, or empty
     * @param most vectors of gold counts that may be enumerated
     * @return the expectations; empty where there would be more to enumerate, or the learner has none
     * @throws IllegalArgumentException if gold is negative
     */
    public static Optional<ExactExpectations> of(
            CalibratedLosses losses,
            long gold,
            Function<ObservedLosses, Optional<ExactExpectations>> learner,
            long most) {
        Arguments.requireAtLeast("gold", gold, 0);
        double[] law = losses.law();
        if (gold == 0) {
            return learner.apply(losses.at(new long[law.length]));
        }
        BigInteger vectors = KlDecomposition.countVectors(CountVectors.positivePairs(law).length, gold);
        if (gold > most || !CountVectors.within(vectors, BigInteger.ONE, most)) {
            return Optional.empty();
        }
        CountVectors vector = new CountVectors(law, (int) gold);
        CompensatedSum[] sums = new CompensatedSum[VALUES];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new CompensatedSum();
        }
        do {
            Optional<ExactExpectations> given = learner.apply(losses.at(vector.counts()));
            if (given.isEmpty()) {
                return given;
            }
            double probability = vector.probability();
            double[] values = values(given.get());
            for (int i = 0; i < sums.length; i++) {
                sums[i].add(probability * values[i]);
            }
        } while (vector.next());
        return Optional.of(new ExactExpectations(
                sums[0].value(),
                sums[1].value(),
                sums[2].value(),
                sums[3].value(),
                sums[4].value(),
                sums[5].value(),
                sums[6].value(),
                sums[7].value()));
    }

    private static double[] values(ExactExpectations of) {
        return new double[] {
            of.risk(),
            of.observableRisk(),
            of.empiricalRisk(),
            of.kl(),
            of.informationFactorised(),
            of.informationLargestPair(),
            of.labelInformation(),
            of.remainder()
        };
    }
}
