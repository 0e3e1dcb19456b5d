package dev.narrows.finite;

import dev.narrows.numeric.CompensatedSum;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the rows of a table of counts were filled as often as the model says, by Pearson's statistic {@code X2 = sum
 * (n_u - N q_u)^2 / (N q_u)} over the rows of probability {@code q_u > 0}, {@code N} their counts. For {@code d}
 * degrees of freedom (rows less 1) it exceeds {@code d + 2 sqrt(d x) + 2x} with probability at most {@code e^-x}
 * (Laurent and Massart 2000, lemma 1, for the chi-squared law that it tends to), here 1e-6. Rows that were filled
 * equally often are a design and contradict nothing; nor do fewer than 5 expected in a row, too few for the law.
 */
record CountShares(double[][] counts, double[] law) {
    private static final double X = StrictMath.log(1e6);
    private static final double FEWEST_EXPECTED = 5;

    /** The words of a warning, with the names of the rows or their numbers; empty where nothing contradicts. */
    Optional<String> contradiction(List<String> names) {
        double[] rows = Arrays.stream(counts).mapToDouble(CompensatedSum::of).toArray();
        if (Arrays.stream(rows).distinct().count() == 1 || !(statistic(rows) > limit())) {
            return Optional.empty();
        }
        double mass = mass();
        double all = total(rows);
        int worst = IntStream.range(0, rows.length)
                .filter(u -> law[u] > 0)
                .boxed()
                .max((u, v) -> Double.compare(
                        Math.abs(rows[u] / all - law[u] / mass), Math.abs(rows[v] / all - law[v] / mass)))
                .orElseThrow();
        double[] columns = IntStream.range(0, counts[0].length)
                .mapToDouble(y -> CompensatedSum.of(
                        Arrays.stream(counts).mapToDouble(row -> row[y]).toArray()))
                .toArray();
        boolean transposed = columns.length == rows.length && statistic(columns) <= limit();
        return Optional.of("row " + ModelNames.of(names, worst) + " has the share " + share(rows[worst] / all)
                + " of the counts, its probability in the model is " + share(law[worst] / mass)
                + " (chi-squared " + share(statistic(rows)) + ", above " + share(limit())
                + " by chance in less than 1e-6)"
                + (transposed ? "; the columns' shares fit: transposed?" : "; is the prior the one of the data?"));
    }

    private double mass() {
        return CompensatedSum.of(law);
    }

    private double total(double[] filled) {
        return CompensatedSum.of(IntStream.range(0, law.length)
                .mapToDouble(u -> law[u] > 0 ? filled[u] : 0)
                .toArray());
    }

    private double limit() {
        double d = Arrays.stream(law).filter(q -> q > 0).count() - 1;
        return d + 2 * Math.sqrt(d * X) + 2 * X;
    }

    /** 0 where too little is expected of a row. */
    private double statistic(double[] filled) {
        double all = total(filled);
        double mass = mass();
        double[] parts = new double[law.length];
        for (int u = 0; u < law.length; u++) {
            double expected = all * law[u] / mass;
            if (law[u] > 0 && expected < FEWEST_EXPECTED) {
                return 0;
            }
            parts[u] = law[u] > 0 ? (filled[u] - expected) * (filled[u] - expected) / expected : 0;
        }
        return CompensatedSum.of(parts);
    }

    private static String share(double value) {
        return Wording.number(Math.rint(value * 1000) / 1000);
    }
}
