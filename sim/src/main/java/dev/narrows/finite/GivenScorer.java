package dev.narrows.finite;

import dev.narrows.bound.ExcessLoss;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Logarithm;
import dev.narrows.sampling.LabelOrder;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import java.util.Optional;

/**
 * What a given policy Q does on its data set (mutable, scratch of one thread). Q takes action a in pair c = (s, y) with
 * probability q_c(a), in each pair by itself; all values but the KL (nats) are its exact mean losses,
 *
 * <pre>
 * risk            sum_c p(c) sum_a q_c(a) canon_c(a)         under the true law
 * observable risk the same under the observable loss
 * empirical risk  (1/m) sum_c N_c sum_a q_c(a) lt_c(a)
 * KL              sum_{c: p(c)&gt;0} sum_a q_c(a) log(q_c(a)/P(a))
 * hold-out        the observable risk; (1/m_2) sum_c N_2,c sum_a q_c(a) lt_c(a), N_2 the labels after the first m_1
 * </pre>
 *
 * <p>each rounded to nearest. KL is that of the law of whole tables, Q and P products over the pairs that occur: of the
 * laws with the same q_c it is the least. A deterministic policy is one table, with {@code -sum_c log P(a_c)}.
 */
public final class GivenScorer {
    private final GivenPolicy given;
    private final FiniteModel model;
    private final ObservedLosses observed;
    private final Optional<ExcessLoss> excess;
    private final DataSets.Drawing data;
    private final StreamCursor ofOrder;
    private final int width;
    private final double[] pairMass;
    private final double[] canonical;
    private final double[] mass;
    private final double[] losses;
    /** Whether the errors of the one policy are counted: asked once, not for each data set. */
    private final boolean counted;

    GivenScorer(
            GivenPolicy given,
            FiniteModel model,
            ObservedLosses observed,
            Optional<ExcessLoss> excess,
            DataSets.Drawing data,
            StreamCursor ofOrder,
            int width) {
        this.width = width;
        this.given = given;
        this.model = model;
        this.observed = observed;
        this.excess = excess;
        this.data = data;
        this.ofOrder = ofOrder;
        this.pairMass = model.pairProbabilities();
        this.canonical = model.canonicalLosses();
        this.mass = observed.probabilities();
        this.losses = observed.observableLosses();
        this.counted = given.oneHeldOut(observed);
    }

    /**
     * The row of a policy.
     *
     * @param replicate its number, from 0: that of its data set less the number of the first
     * @param policy {@code q_c(a)} at {@code (s |Y| + y) |A| + a}, each law of sum 1 up to rounding; not modified
     * @return a value for each of {@link GivenTrials#quantities()}
     */
    public double[] row(int replicate, double[] policy) {
        int dataSet = given.firstReplicate() + replicate;
        long[] counts = data.of(dataSet);
        double[] row = new double[width];
        row[0] = mean(pairMass, canonical, 1, policy);
        row[1] = given.observable().loss().matched() ? row[0] : mean(mass, losses, perPair(), policy);
        row[2] = mean(counts, policy);
        int next = 3;
        if (given.prior().isPresent()) {
            row[next++] = divergence(given.prior().get(), policy);
        }
        if (excess.isPresent()) {
            excess.get().means(counts, row, next);
            next += 2;
        }
        if (given.trainedOn().isPresent()) {
            row[next] = row[1];
            row[next + 1] = mean(heldOut(dataSet, counts), policy);
            if (counted) {
                row[next + 2] = row[next];
                row[next + 3] = row[next + 1];
            }
        }
        return row;
    }

    private int perPair() {
        return observed.size() / observed.pairs();
    }

    /** The labels after those that were trained on. */
    private long[] heldOut(int dataSet, long[] counts) {
        int[] order = LabelOrder.of(ofOrder.moveTo(dataSet, Purpose.LABEL_ORDER), counts);
        long[] held = new long[counts.length];
        for (int i = (int) given.trainedOn().orElseThrow(); i < order.length; i++) {
            held[order[i]]++;
        }
        return held;
    }

    private double mean(long[] counts, double[] policy) {
        long labels = 0;
        double[] weights = new double[counts.length];
        for (int c = 0; c < counts.length; c++) {
            labels += counts[c];
            weights[c] = counts[c];
        }
        CompensatedSum sum = new CompensatedSum();
        addLosses(sum, weights, losses, perPair(), policy);
        return Math.min(1, Math.max(0, sum.value() / labels));
    }

    private double mean(double[] weights, double[] of, int perPair, double[] policy) {
        CompensatedSum sum = new CompensatedSum();
        addLosses(sum, weights, of, perPair, policy);
        return Math.min(1, Math.max(0, sum.value()));
    }

    private void addLosses(CompensatedSum sum, double[] weights, double[] of, int perPair, double[] policy) {
        int actions = model.actions();
        for (int place = 0; place < weights.length; place++) {
            if (weights[place] > 0) {
                int law = place / perPair * actions;
                for (int a = 0; a < actions; a++) {
                    sum.add(weights[place] * policy[law + a] * of[place * actions + a]);
                }
            }
        }
    }

    private double divergence(Pmf prior, double[] policy) {
        int actions = model.actions();
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < policy.length; i++) {
            if (policy[i] > 0 && pairMass[i / actions] > 0) {
                sum.add(policy[i] * Logarithm.of(policy[i] / prior.probability(i % actions)));
            }
        }
        return Math.max(0, sum.value());
    }
}
