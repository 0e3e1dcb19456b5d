package dev.narrows.rating;

import dev.narrows.numeric.Compositions;

/** The counts of r labels that are drawn from those of an item without replacement. */
final class HypergeometricLaw {
    private final int r;
    private final double[] logFactorials;

    /** Of items with at most so many labels. */
    HypergeometricLaw(int r, int most) {
        this.r = r;
        this.logFactorials = Compositions.logFactorials(most);
    }

    /** {@code prod_y (c_y choose n_y) / (sum_y c_y choose r)}; 0 where the item has not so many of a label. */
    double probability(AlikeItems item, long[] drawn) {
        int[] counts = item.counts();
        double sum = 0;
        for (int y = 0; y < counts.length; y++) {
            if (drawn[y] > counts[y]) {
                return 0;
            }
            sum += logChoose(counts[y], (int) drawn[y]);
        }
        return StrictMath.exp(sum - logChoose(item.total(), r));
    }

    private double logChoose(int n, int k) {
        return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
    }
}
