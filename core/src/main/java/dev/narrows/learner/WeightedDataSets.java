package dev.narrows.learner;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every data set of m labels, as vectors of counts, with its probability and what a learner does on it: for means that
 * no formula has.
 *
 * @param probabilities the multinomial probability of each, with the sum 1 up to rounding
 * @param values the values of an {@link Evaluator} on each, in the order of {@link GibbsLearner}
 */
public record WeightedDataSets(List<Double> probabilities, List<double[]> values) {
    /**
     * All of them, where they are few.
     *
     * @param learner the learner
     * @param labels m, at least 1
     * @param most the largest number of count vectors that is enumerated
     * @return empty where there are more
     */
    public static Optional<WeightedDataSets> of(GibbsLearner learner, long labels, long most) {
        double[] law = learner.observed().probabilities();
        int positive = CountVectors.positivePairs(law).length;
        // more labels than that have more vectors, or one alone that nobody needs a mean of
        if (labels > most
                || !CountVectors.within(KlDecomposition.countVectors(positive, labels), BigInteger.ONE, most)) {
            return Optional.empty();
        }
        Evaluator evaluator = learner.evaluator();
        CountVectors vectors = new CountVectors(law, (int) labels);
        List<Double> probabilities = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        do {
            double[] row = new double[GibbsLearner.VALUES];
            evaluator.evaluate(vectors.counts(), row);
            probabilities.add(vectors.probability());
            values.add(row);
        } while (vectors.next());
        return Optional.of(new WeightedDataSets(List.copyOf(probabilities), List.copyOf(values)));
    }
}
