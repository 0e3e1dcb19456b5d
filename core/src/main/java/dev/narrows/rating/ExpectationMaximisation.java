package dev.narrows.rating;

import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Exponential;
import dev.narrows.numeric.Logarithm;
import java.util.Arrays;

/**
 * The steps of expectation-maximisation for {@link DawidSkene} (mutable, unshared). One pass over the ratings does the
 * expectation and counts for the maximisation that follows. All in logarithms, so that an item may have thousands of
 * ratings.
 *
 * <p>No item gets the likelihood 0: its largest posterior is at least 1/q, and the parameters that the step before made
 * of it give that class and its ratings a positive probability.
 */
final class ExpectationMaximisation {
    private final Ratings ratings;
    private final int q;
    private final RateModel model;
    private final double[] posteriors;
    private final double[] classWeights;
    private final double[] counts;
    private final double[] logPrevalences;
    private final double[] logRates;
    /** Of the item at hand: logarithms, then posteriors. */
    private final double[] item;

    /** Begins at these posteriors, items x classes, which it takes and overwrites. */
    ExpectationMaximisation(Ratings ratings, RateModel model, double[] posteriors) {
        this.ratings = ratings;
        this.q = ratings.labels();
        this.model = model;
        this.posteriors = posteriors;
        this.classWeights = new double[q];
        this.counts = new double[ratings.raters() * q * q];
        this.logPrevalences = new double[q];
        this.logRates = new double[counts.length];
        this.item = new double[q];
        for (int i = 0; i < ratings.items(); i++) {
            System.arraycopy(posteriors, i * q, item, 0, q);
            count(i);
        }
    }

    /** One step: parameters from the posteriors, then posteriors from these. Returns the parameters' log-likelihood. */
    double step() {
        for (int k = 0; k < q; k++) {
            logPrevalences[k] = Logarithm.of(classWeights[k] / ratings.items());
        }
        model.maximise(ratings.raters(), q, counts, logRates);
        Arrays.fill(classWeights, 0);
        Arrays.fill(counts, 0);
        CompensatedSum logLikelihood = new CompensatedSum();
        for (int i = 0; i < ratings.items(); i++) {
            logLikelihood.add(expect(i));
            System.arraycopy(item, 0, posteriors, i * q, q);
            count(i);
        }
        return logLikelihood.value();
    }

    /** Fills {@link #item} with the posteriors of item i, whose log-likelihood it returns. */
    private double expect(int i) {
        final int[] code = ratings.codes();
        final int end = ratings.starts()[i + 1];
        System.arraycopy(logPrevalences, 0, item, 0, q);
        for (int j = ratings.starts()[i]; j < end; j++) {
            final int row = code[j] * q;
            for (int k = 0; k < q; k++) {
                item[k] += logRates[row + k];
            }
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : item) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (int k = 0; k < q; k++) {
            item[k] = Exponential.of(item[k] - largest);
            sum += item[k];
        }
        for (int k = 0; k < q; k++) {
            item[k] /= sum;
        }
        return largest + Logarithm.of(sum);
    }

    private void count(int i) {
        final int[] code = ratings.codes();
        final int end = ratings.starts()[i + 1];
        for (int k = 0; k < q; k++) {
            classWeights[k] += item[k];
        }
        for (int j = ratings.starts()[i]; j < end; j++) {
            final int row = code[j] * q;
            for (int k = 0; k < q; k++) {
                counts[row + k] += item[k];
            }
        }
    }

    /** Where the steps have come to, classes named by the labels. */
    DawidSkeneFit fit(double[] logLikelihoods, boolean converged) {
        int[] name = Assignment.best(agreements());
        return new DawidSkeneFit(q, name, logPrevalences, logRates, counts, posteriors, logLikelihoods, converged);
    }

    /** Expected number of ratings of each class (row) that each label (column) got. */
    private double[][] agreements() {
        double[][] agreements = new double[q][q];
        for (int j = 0; j < counts.length; j++) {
            agreements[j % q][j / q % q] += counts[j];
        }
        return agreements;
    }
}
