package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.estimate.Interval;
import dev.narrows.family.Quantity;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The digest of rows tells rows of other bits. */
class ReplicateDigestTest {
    private static final int ROWS = 5;
    private static final List<Quantity> QUANTITIES =
            List.of(Quantity.exact(Quantity.RISK, new Interval(0, 1)), Quantity.exact(Quantity.KL, new Interval(0, 1)));

    private final double[] numbers = new SplittableRandom(1).doubles(2 * ROWS).toArray();

    private static ReplicateValues values(double[] numbers) {
        ReplicateValues values = new ReplicateValues(QUANTITIES, numbers.length / 2);
        for (int r = 0; r < values.size(); r++) {
            values.set(r, new double[] {numbers[2 * r], numbers[2 * r + 1]});
        }
        return values;
    }

    private static long digest(double[] numbers) {
        return values(numbers).digest(0, numbers.length / 2);
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** By integers of any length, from the formula and the primes of XXH64 in decimal. */
    @Test
    void itIsTheFormula() {
        BigInteger word = BigInteger.TWO.pow(64);
        BigInteger digest = BigInteger.ZERO;
        for (double number : numbers) {
            BigInteger sum = unsigned(Double.doubleToRawLongBits(number))
                    .multiply(new BigInteger("14029467366897019727"))
                    .add(digest)
                    .mod(word);
            BigInteger rotated = sum.shiftLeft(31).mod(word).add(sum.shiftRight(33));
            digest = rotated.multiply(new BigInteger("11400714785074694791")).mod(word);
        }
        assertThat(unsigned(digest(numbers))).isEqualTo(digest);
        assertThat(values(numbers).digest(1, 3)).isEqualTo(digest(java.util.Arrays.copyOfRange(numbers, 2, 6)));
    }

    @Test
    void everyFlippedBitEverySwapAndEverySignIsAnotherDigest() {
        Set<Long> digests = new HashSet<>();
        digests.add(digest(numbers));
        int tried = 1;
        for (int i = 0; i < numbers.length; i++) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                double[] other = numbers.clone();
                other[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(numbers[i]) ^ 1L << bit);
                digests.add(digest(other));
                tried++;
            }
            for (int j = 0; j < i; j++) {
                double[] swapped = numbers.clone();
                swapped[i] = numbers[j];
                swapped[j] = numbers[i];
                double[] signs = numbers.clone();
                signs[i] = -signs[i];
                signs[j] = -signs[j];
                double[] ulps = numbers.clone();
                ulps[i] = Math.nextUp(ulps[i]);
                ulps[j] = Math.nextDown(ulps[j]);
                digests.addAll(List.of(digest(swapped), digest(signs), digest(ulps)));
                tried += 3;
            }
        }
        assertThat(digests).hasSize(tried);
        assertThat(digest(new double[] {0.0, 0.0})).isNotEqualTo(digest(new double[] {0.0, -0.0}));
    }
}
