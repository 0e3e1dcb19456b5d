package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.Exponential;
import java.util.Arrays;

/**
 * Where the steps of {@link DawidSkene} ended (immutable). Parameters, posteriors and the last log-likelihood belong
 * together: the posteriors are those under the parameters.
 */
public final class DawidSkeneFit {
    private final int q;
    private final double[] prevalences;
    /** Of rater, class, label: {@code (rater q + class) q + label}. */
    private final double[] rates;

    private final double[] weights;
    private final double[] posteriors;
    private final double[] logLikelihoods;
    private final boolean converged;

    /**
     * Renames class k to {@code name[k]}. Tables are as in {@link RateModel}; posteriors and log-likelihoods are kept.
     */
    DawidSkeneFit(
            int q,
            int[] name,
            double[] logPrevalences,
            double[] logRates,
            double[] counts,
            double[] posteriors,
            double[] logLikelihoods,
            boolean converged) {
        this.q = q;
        this.prevalences = new double[q];
        this.rates = new double[logRates.length];
        this.weights = new double[logRates.length / q];
        this.posteriors = posteriors;
        this.logLikelihoods = logLikelihoods;
        this.converged = converged;
        for (int k = 0; k < q; k++) {
            prevalences[name[k]] = Exponential.of(logPrevalences[k]);
        }
        for (int j = 0; j < rates.length; j++) {
            int row = j / (q * q) * q + name[j % q];
            rates[row * q + j / q % q] = Exponential.of(logRates[j]);
            weights[row] += counts[j];
        }
        renamePosteriors(name);
    }

    private void renamePosteriors(int[] name) {
        double[] row = new double[q];
        for (int first = 0; first < posteriors.length; first += q) {
            System.arraycopy(posteriors, first, row, 0, q);
            for (int k = 0; k < q; k++) {
                posteriors[first + name[k]] = row[k];
            }
        }
    }

    /**
     * The law of the class of an item.
     *
     * @return {@code p_k}, of size q
     */
    public Pmf prevalences() {
        return Pmf.of(prevalences);
    }

    /**
     * Confusion matrix of a rater.
     *
     * @param rater 0..raters-1
     * @return {@code pi[rater]}, classes x labels; a row of {@link #weight} 0 is uniform and says nothing
     */
    public Channel confusion(int rater) {
        double[][] rows = new double[q][];
        for (int k = 0; k < q; k++) {
            int first = (rater * q + k) * q;
            rows[k] = Arrays.copyOfRange(rates, first, first + q);
        }
        return Channel.of(rows);
    }

    /**
     * What a row of a confusion matrix rests on.
     *
     * @param rater 0..raters-1
     * @param k class, 0..q-1
     * @return expected number of the rater's ratings of items of class k, at least 0
     */
    public double weight(int rater, int k) {
        return weights[rater * q + k];
    }

    /**
     * Posterior of the class of an item.
     *
     * @param item 0..items-1
     * @return {@code T_i}, a copy, of length q
     */
    public double[] posterior(int item) {
        return Arrays.copyOfRange(posteriors, item * q, (item + 1) * q);
    }

    /**
     * The class of an item with the largest posterior.
     *
     * @param item 0..items-1
     * @return 0..q-1, the first of several
     */
    public int mostLikely(int item) {
        int most = 0;
        for (int k = 1; k < q; k++) {
            most = posteriors[item * q + k] > posteriors[item * q + most] ? k : most;
        }
        return most;
    }

    /**
     * Log-likelihood of the parameters of each step.
     *
     * @return nats, a copy, of at least one entry, each at least the one before up to rounding
     */
    public double[] logLikelihoods() {
        return logLikelihoods.clone();
    }

    /**
     * Log-likelihood of the parameters.
     *
     * @return nats, at most 0 up to rounding
     */
    public double logLikelihood() {
        return logLikelihoods[logLikelihoods.length - 1];
    }

    /**
     * Whether the last change of the log-likelihood was within the tolerance; false where the limit of steps came
     * first.
     *
     * @return whether the steps ended by themselves
     */
    public boolean converged() {
        return converged;
    }

    /**
     * Steps that were done.
     *
     * @return at least 1
     */
    public int steps() {
        return logLikelihoods.length;
    }

    @Override
    public String toString() {
        return "DawidSkeneFit[logLikelihood=" + logLikelihood() + ", steps=" + steps() + ", converged=" + converged
                + "]";
    }
}
