package dev.narrows.rating;

import dev.narrows.numeric.Logarithm;

/**
 * How the parameters of raters maximise the expected log-likelihood. Tables are flat, the entry of a rater, a label and
 * a class being {@code (rater q + label) q + class}.
 */
interface RateModel {
    /**
     * The maximising step.
     *
     * @param raters how many
     * @param q how many labels, which are as many classes
     * @param counts expected number of ratings; not modified
     * @param logRates logarithm of {@code P(label | class)} for each rater; overwritten
     */
    void maximise(int raters, int q, double[] counts, double[] logRates);

    /** A free row for each rater and class. A row on which no rating bears is uniform. */
    RateModel FULL = (raters, q, counts, logRates) -> {
        for (int rater = 0; rater < raters; rater++) {
            for (int k = 0; k < q; k++) {
                int first = rater * q * q + k;
                double total = 0;
                for (int y = 0; y < q; y++) {
                    total += counts[first + y * q];
                }
                for (int y = 0; y < q; y++) {
                    logRates[first + y * q] = Logarithm.of(total > 0 ? counts[first + y * q] / total : 1.0 / q);
                }
            }
        }
    };

    /** One number for each rater: how often he is right; wrong labels are equally likely. */
    RateModel ONE_COIN = (raters, q, counts, logRates) -> {
        for (int rater = 0; rater < raters; rater++) {
            int first = rater * q * q;
            double right = 0;
            double wrong = 0;
            for (int j = 0; j < q * q; j++) {
                if (j / q == j % q) {
                    right += counts[first + j];
                } else {
                    wrong += counts[first + j];
                }
            }
            double total = right + wrong;
            double logRight = Logarithm.of(total > 0 ? right / total : 1.0 / q);
            double logWrong = Logarithm.of(total > 0 ? wrong / total / (q - 1) : 1.0 / q);
            for (int j = 0; j < q * q; j++) {
                logRates[first + j] = j / q == j % q ? logRight : logWrong;
            }
        }
    };
}
