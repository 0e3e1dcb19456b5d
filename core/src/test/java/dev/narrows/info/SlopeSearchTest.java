package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlopeSearchTest {
    private static final double[] SHARES = {1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999};

    /** Zero-one loss of a uniform source: {@code F(t) = log M - log(1 + (M-1) e^-t)}, D its slope. */
    private static DualPoint smooth(int m, double t) {
        double others = (m - 1) * StrictMath.exp(-t);
        return new DualPoint(t, StrictMath.log(m) - StrictMath.log1p(others), others / (1 + others), List.of());
    }

    /** A search that has lost something still ends in a valid bound, only later: so the slopes tried are counted. */
    @Test
    void findsTheBestSlopeOfASmoothCurveInNoMoreStepsThanItDid() {
        AtomicInteger tried = new AtomicInteger();
        for (int m : new int[] {2, 3, 10, 1000}) {
            for (double share : SHARES) {
                double e = share * (1 - 1.0 / m);
                double information =
                        StrictMath.log(m) + e * StrictMath.log(e / (m - 1)) + (1 - e) * StrictMath.log1p(-e);
                SlopeSearch search = new SlopeSearch(
                        t -> {
                            tried.incrementAndGet();
                            return smooth(m, t);
                        },
                        new TreeMap<>(),
                        information,
                        StrictMath.log(m));
                double best = search.best();
                assertThat(best).isEqualTo(e, within(2e-12));
            }
        }
        assertThat(tried.get()).isLessThanOrEqualTo(878);
    }

    /** Points that are known spare most of the work, whatever their order, and never cost tightness. */
    @Test
    void goesOnFromTheSlopesOfEarlierSearches() {
        for (int m : new int[] {2, 10, 1000}) {
            AtomicInteger tried = new AtomicInteger();
            NavigableMap<Double, DualPoint> known = new TreeMap<>();
            for (double share : new double[] {0.3, 0.9, 1e-6, 0.5, 0.999, 0.01}) {
                double e = share * (1 - 1.0 / m);
                double information =
                        StrictMath.log(m) + e * StrictMath.log(e / (m - 1)) + (1 - e) * StrictMath.log1p(-e);
                for (double shift : new double[] {1, 1 + 1e-14, 1}) {
                    double best = new SlopeSearch(
                                    t -> {
                                        tried.incrementAndGet();
                                        return smooth(m, t);
                                    },
                                    known,
                                    information * shift,
                                    StrictMath.log(m))
                            .best();
                    assertThat(best).as("%s of %s", share, m).isEqualTo(e, within(2e-12));
                    if (shift == 1 + 1e-14) {
                        tried.set(0);
                    }
                }
                assertThat(tried.get()).as("again at %s of %s", share, m).isLessThanOrEqualTo(1);
            }
        }
    }

    /**
     * Straight pieces between three corners (rate, distortion): the slope jumps, and the best bound lies on a piece.
     */
    @Test
    void findsTheCornersOfAPolygon() {
        double[][] corners = {{0, 0.5}, {0.2, 0.25}, {0.7, 0}};
        AtomicInteger tried = new AtomicInteger();
        for (double information : new double[] {1e-6, 0.05, 0.1, 0.199, 0.2, 0.3, 0.5, 0.65, 0.699999}) {
            double truth = information < 0.2 ? 0.5 - information / 0.2 * 0.25 : 0.25 - (information - 0.2) / 0.5 * 0.25;
            double best = new SlopeSearch(
                            t -> {
                                tried.incrementAndGet();
                                return polygon(corners, t);
                            },
                            new TreeMap<>(),
                            information,
                            0.7)
                    .best();
            assertThat(best).as("at %s", information).isEqualTo(truth, within(5e-12));
        }
        assertThat(tried.get()).isLessThanOrEqualTo(535);
    }

    private static DualPoint polygon(double[][] corners, double t) {
        DualPoint least = new DualPoint(t, Double.POSITIVE_INFINITY, 0, List.of());
        for (double[] corner : corners) {
            double value = corner[0] + t * corner[1];
            least = value < least.value() ? new DualPoint(t, value, corner[1], List.of()) : least;
        }
        return least;
    }

    /** Where no slope reaches the information: what is left of the loss is below the room that ends the search. */
    @Test
    void endsWhereTheRateStaysBelowTheInformation() {
        AtomicInteger tried = new AtomicInteger();
        double best = new SlopeSearch(
                        t -> {
                            tried.incrementAndGet();
                            return smooth(2, t);
                        },
                        new TreeMap<>(),
                        0.7,
                        0.701)
                .best();
        assertThat(best).isEqualTo(0, within(1e-12));
        assertThat(tried.get()).isEqualTo(6);
    }
}
