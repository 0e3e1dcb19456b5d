package dev.narrows.rating;

/** Equations 2.3 to 2.5 of Dawid and Skene 1979 as they stand: rates of probabilities and their products. */
final class PlainDawidSkene {
    private final Ratings ratings;
    private final int q;
    double[][] posteriors;
    double[] prevalences;
    double logLikelihood;

    PlainDawidSkene(Ratings ratings, double[][] start) {
        this.ratings = ratings;
        this.q = ratings.labels();
        this.posteriors = start;
    }

    void step() {
        double[][][] rates = rates();
        prevalences = new double[q];
        for (double[] posterior : posteriors) {
            for (int k = 0; k < q; k++) {
                prevalences[k] += posterior[k] / ratings.items();
            }
        }
        double[][] next = new double[ratings.items()][q];
        logLikelihood = 0;
        for (int i = 0; i < next.length; i++) {
            double sum = 0;
            for (int k = 0; k < q; k++) {
                next[i][k] = prevalences[k];
                for (int r = 0; r < ratings.raters(); r++) {
                    for (int y = 0; y < q; y++) {
                        next[i][k] *= Math.pow(rates[r][k][y], ratings.counts(r).count(i, y));
                    }
                }
                sum += next[i][k];
            }
            for (int k = 0; k < q; k++) {
                next[i][k] /= sum;
            }
            logLikelihood += Math.log(sum);
        }
        posteriors = next;
    }

    private double[][][] rates() {
        double[][][] rates = new double[ratings.raters()][q][q];
        for (int r = 0; r < rates.length; r++) {
            ItemCounts counts = ratings.counts(r);
            for (int k = 0; k < q; k++) {
                double all = 0;
                for (int i = 0; i < posteriors.length; i++) {
                    for (int y = 0; y < q; y++) {
                        rates[r][k][y] += posteriors[i][k] * counts.count(i, y);
                        all += posteriors[i][k] * counts.count(i, y);
                    }
                }
                for (int y = 0; y < q && all > 0; y++) {
                    rates[r][k][y] /= all;
                }
            }
        }
        return rates;
    }
}
