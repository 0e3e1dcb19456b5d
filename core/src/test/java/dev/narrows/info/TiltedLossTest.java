package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TiltedLossTest {
    private static final double[] P = {0.25, 0.75};
    private static final double[][] LOSS = {{0, 0.5, 0.5}, {0.25, 0, 1}};
    private static final double[] R = {0.5, 0.125, 0.375};

    /** On both sides of the mass 1/2 at which the way of computing changes, each quantity from its definition. */
    @Test
    void derivativesAreThoseOfTheDefinition() {
        for (double t : new double[] {0.01, 1, 3, 8, 40}) {
            TiltedLoss tilted = new TiltedLoss(P, LOSS, t);
            double[] gradient = {7, 7, 7};
            double[] factor = new double[6];
            tilted.evaluate(R, gradient, factor);
            double value = 0;
            double distortion = 0;
            double[] c = new double[3];
            for (int u = 0; u < 2; u++) {
                double z = 0;
                double lost = 0;
                for (int a = 0; a < 3; a++) {
                    z += R[a] * StrictMath.exp(-t * LOSS[u][a]);
                    lost += R[a] * StrictMath.exp(-t * LOSS[u][a]) * LOSS[u][a];
                }
                value -= P[u] * StrictMath.log(z);
                distortion += P[u] * lost / z;
                for (int a = 0; a < 3; a++) {
                    double ratio = StrictMath.exp(-t * LOSS[u][a]) / z;
                    c[a] += P[u] * ratio;
                    assertThat(factor[u * 3 + a]).isEqualTo(Math.sqrt(P[u]) * (ratio - 1), within(1e-14));
                }
            }
            assertThat(tilted.value()).isEqualTo(value, within(1e-14));
            assertThat(tilted.distortion(R)).isEqualTo(distortion, within(1e-15));
            assertThat(gradient).containsExactly(new double[] {c[0] - 1, c[1] - 1, c[2] - 1}, within(1e-14));
        }
    }

    /** {@code F = t E l - t^2 (E l^2 - E (E l)^2)/2 + ...}: relative to t, its digits stay. */
    @Test
    void smallSlopesKeepTheirDigits() {
        double t = 1e-7;
        TiltedLoss tilted = new TiltedLoss(P, LOSS, t);
        double[] gradient = new double[3];
        tilted.evaluate(R, gradient, new double[6]);
        double mean0 = 0.5 * R[1] + 0.5 * R[2];
        double mean1 = 0.25 * R[0] + R[2];
        double first = P[0] * mean0 + P[1] * mean1;
        double square0 = 0.25 * R[1] + 0.25 * R[2] - mean0 * mean0;
        double square1 = 0.0625 * R[0] + R[2] - mean1 * mean1;
        double second = (P[0] * square0 + P[1] * square1) / 2;
        assertThat(tilted.value() / t).isEqualTo(first - t * second, within(1e-13));
        double loss0 = P[1] * 0.25;
        assertThat(gradient[0] / t).isEqualTo(first - loss0, within(1e-6));
    }
}
