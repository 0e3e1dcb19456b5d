package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    private static double total(double[][] gain, int[] columns) {
        double total = 0;
        for (int i = 0; i < columns.length; i++) {
            total += gain[i][columns[i]];
        }
        return total;
    }

    /** The largest total of all permutations of the rows from {@code row} on. */
    private static double most(double[][] gain, int row, boolean[] used) {
        double most = row == gain.length ? 0 : Double.NEGATIVE_INFINITY;
        for (int column = 0; row < gain.length && column < gain.length; column++) {
            if (!used[column]) {
                used[column] = true;
                most = Math.max(most, gain[row][column] + most(gain, row + 1, used));
                used[column] = false;
            }
        }
        return most;
    }

    private static int[] greedy(double[][] gain) {
        boolean[] used = new boolean[gain.length];
        return Arrays.stream(gain)
                .mapToInt(row -> {
                    int best = -1;
                    for (int j = 0; j < row.length; j++) {
                        best = !used[j] && (best < 0 || row[j] > row[best]) ? j : best;
                    }
                    used[best] = true;
                    return best;
                })
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void isTheBestOfAllPermutations(int n) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(n);
        boolean greedyFails = false;
        for (int c = 0; c < 100; c++) {
            double[][] gain = new double[n][n];
            for (double[] row : gain) {
                Arrays.setAll(row, j -> rng.nextInt(4) == 0 ? 0 : rng.nextDouble() * 1000);
            }
            int[] best = Assignment.best(gain);
            assertThat(Arrays.stream(best).sorted().toArray())
                    .isEqualTo(IntStream.range(0, n).toArray());
            double most = most(gain, 0, new boolean[n]);
            assertThat(total(gain, best)).isCloseTo(most, within(1e-9 * n * n * 1000));
            greedyFails |= total(gain, greedy(gain)) < most - 1e-3;
        }
        // planted: the largest entry of each row in turn is not the best assignment
        assertThat(greedyFails || n < 3).isTrue();
    }

    @Test
    void tiesKeepTheNames() {
        assertThat(Assignment.best(new double[4][4])).containsExactly(0, 1, 2, 3);
        assertThat(Assignment.best(new double[][] {{1, 1}, {1, 1}})).containsExactly(0, 1);
        assertThat(Assignment.best(new double[][] {{1, 1.5}, {1, 1}})).containsExactly(1, 0);
    }
}
