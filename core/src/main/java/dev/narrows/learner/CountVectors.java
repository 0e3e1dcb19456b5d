package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Compositions;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Every vector of counts of m labels over the pairs of positive probability, one after the other with its multinomial
 * probability {@code m! prod_c p_c^{N_c}/N_c!} (mutable, unshared), in the order of {@link Compositions}.
 */
final class CountVectors {
    private final int[] pairs;
    private final double[] logProbability;
    private final double[] logFactorial;
    private final long[] counts;

    CountVectors(double[] pairProbability, int labels) {
        this.pairs = positivePairs(pairProbability);
        this.logProbability = Arrays.stream(pairs)
                .mapToDouble(c -> StrictMath.log(pairProbability[c]))
                .toArray();
        this.logFactorial = Compositions.logFactorials(labels);
        this.counts = new long[pairProbability.length];
        restart();
    }

    /** Whether there are at most {@code most} pairs of a vector and one of {@code each}. */
    static boolean within(BigInteger vectors, BigInteger each, long most) {
        return vectors.multiply(each).compareTo(BigInteger.valueOf(most)) <= 0;
    }

    /** Back to the first vector. */
    void restart() {
        Arrays.fill(counts, 0);
        counts[pairs[0]] = logFactorial.length - 1L;
    }

    static int[] positivePairs(double[] pairProbability) {
        return IntStream.range(0, pairProbability.length)
                .filter(c -> pairProbability[c] > 0)
                .toArray();
    }

    /** The present vector, over all pairs; not to be written. */
    long[] counts() {
        return counts;
    }

    /** Probability of the present vector. */
    double probability() {
        CompensatedSum log = new CompensatedSum();
        log.add(logFactorial[logFactorial.length - 1]);
        for (int i = 0; i < pairs.length; i++) {
            int n = (int) counts[pairs[i]];
            log.add(-logFactorial[n]);
            log.add(n * logProbability[i]);
        }
        return StrictMath.exp(log.value());
    }

    /** Goes to the next vector; false if there is none. */
    boolean next() {
        return Compositions.next(counts, pairs);
    }
}
