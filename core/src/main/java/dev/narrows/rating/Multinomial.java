package dev.narrows.rating;

import dev.narrows.info.Channel;
import dev.narrows.numeric.Compositions;

/** Labels that are independent given the target: the multinomial law of their counts. */
final class Multinomial {
    private Multinomial() {}

    /** {@code r! prod_y W[u][y]^n_y / n_y!} of every target u (row) and vector of counts, as many as there are. */
    static double[][] rows(Channel rater, int r, int vectors) {
        double[][] rows = new double[rater.inputs()][vectors];
        double[][] log = logarithms(rater);
        double[] logFactorials = Compositions.logFactorials(r);
        CountVectors each = new CountVectors(rater.outputs(), r);
        do {
            for (int u = 0; u < rows.length; u++) {
                rows[u][each.index()] = StrictMath.exp(logFactorials[r] + log(each.counts(), log[u], logFactorials));
            }
        } while (each.next());
        return rows;
    }

    private static double[][] logarithms(Channel rater) {
        double[][] log = new double[rater.inputs()][rater.outputs()];
        for (int u = 0; u < log.length; u++) {
            for (int y = 0; y < log[u].length; y++) {
                log[u][y] = StrictMath.log(rater.probability(u, y));
            }
        }
        return log;
    }

    private static double log(long[] counts, double[] log, double[] logFactorials) {
        double sum = 0;
        for (int y = 0; y < counts.length; y++) {
            if (counts[y] > 0) {
                sum += counts[y] * log[y] - logFactorials[(int) counts[y]];
            }
        }
        return sum;
    }
}
