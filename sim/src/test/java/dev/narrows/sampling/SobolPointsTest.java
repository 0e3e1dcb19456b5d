package dev.narrows.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolPointsTest {
    private static final StreamKey KEY = StreamKey.of(List.of("points"));
    private static final long[] UNMOVED = {0, 0, 0};

    /** The first points of the sequence as Joe and Kuo's program prints them. */
    @Test
    void theFirstPointsAreThoseOfJoeAndKuo() {
        double[][] expected = {
            {0, 0, 0},
            {0.5, 0.5, 0.5},
            {0.75, 0.25, 0.25},
            {0.25, 0.75, 0.75},
            {0.375, 0.375, 0.625},
            {0.875, 0.875, 0.125},
            {0.625, 0.125, 0.875},
            {0.125, 0.625, 0.375}
        };
        SobolPoints points = SobolPoints.of(3, 8);
        for (int i = 0; i < expected.length; i++) {
            for (int d = 0; d < 3; d++) {
                assertThat(points.coordinate(i, d, UNMOVED)).isEqualTo(expected[i][d]);
            }
        }
    }

    /** 2^k points, shifted or not, have one in each of 2^k equal parts of every axis, and of the first two a net. */
    @ParameterizedTest
    @ValueSource(ints = {16, 256, 1024})
    void shiftedPointsAreStillANet(int n) {
        SobolPoints points = SobolPoints.of(3, n);
        for (int r = 0; r < 20; r++) {
            long[] shift = r == 0 ? UNMOVED : points.shift(KEY.stream(r, Purpose.ESTIMATOR));
            for (int d = 0; d < 3; d++) {
                Set<Integer> parts = new HashSet<>();
                for (int i = 0; i < n; i++) {
                    parts.add((int) (n * points.coordinate(i, d, shift)));
                }
                assertThat(parts).hasSize(n);
            }
            int across = 1 << Integer.numberOfTrailingZeros(n) / 2;
            Set<Integer> boxes = new HashSet<>();
            for (int i = 0; i < n; i++) {
                boxes.add((int) (across * points.coordinate(i, 0, shift)) * n
                        + (int) (n / across * points.coordinate(i, 1, shift)));
            }
            assertThat(boxes).as("boxes of the first two coordinates").hasSize(n);
        }
    }

    /** Each point by itself is uniform: means of 10^5 shifts within 4.9 standard errors, sqrt(1/12) each (1e-6). */
    @Test
    void everyShiftedPointIsUniform() {
        SobolPoints points = SobolPoints.of(3, 8);
        int shifts = 100_000;
        StreamCursor cursor = KEY.cursor();
        double[] sums = new double[24];
        for (int r = 0; r < shifts; r++) {
            long[] shift = points.shift(cursor.moveTo(r, Purpose.ESTIMATOR));
            for (int i = 0; i < sums.length; i++) {
                sums[i] += points.coordinate(i / 3, i % 3, shift);
            }
        }
        double error = Math.sqrt(1.0 / 12 / shifts);
        for (double sum : sums) {
            assertThat(Math.abs(sum / shifts - 0.5)).isLessThanOrEqualTo(4.9 * error);
        }
    }
}
