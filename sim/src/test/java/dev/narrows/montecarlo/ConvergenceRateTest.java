package dev.narrows.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConvergenceRateTest {
    private static final long SEED = 20250919;
    private static final double CONFIDENCE = 0.99;

    private static List<ConvergenceRate.Point> points(double... errors) {
        return IntStream.range(0, errors.length)
                .mapToObj(k -> new ConvergenceRate.Point(1 << k, errors[k]))
                .toList();
    }

    @Test
    void theFitFindsAnExponent() {
        ConvergenceRate rate =
                ConvergenceRate.fit(EstimatorKind.TUPLE_WISE, points(3, 1.5, 0.75, 0.375, 0.1875), CONFIDENCE);
        assertThat(rate.exponent()).isCloseTo(-1, offset(1e-14));
        assertThat(rate.interval().width()).isLessThan(1e-12);
    }

    /**
     * By hand, in units of log 2: x = -1, 0, 1, y = 1, 0, -2 about their means 1 and -1/3. Exponent -3/2, residuals
     * 1/3, -2/3, 1/3 .. squares 1/6; with one degree of freedom t(0.995) = 63.6567, error sqrt(1/6/2).
     */
    @Test
    void theIntervalIsThatOfTheResiduals() {
        ConvergenceRate rate = ConvergenceRate.fit(EstimatorKind.TUPLE_WISE, points(2, 1, 0.25), CONFIDENCE);
        assertThat(rate.exponent()).isCloseTo(-1.5, offset(1e-14));
        double half = 63.65674116 * Math.sqrt(1.0 / 12);
        assertThat(rate.interval().high()).isCloseTo(-1.5 + half, offset(1e-6));
        assertThat(rate.interval().low()).isCloseTo(-1.5 - half, offset(1e-6));
    }

    /**
     * Independent draws have -1/2: on ten random models the mean of the exponents. A log RMSE of 200 replicates has a
     * standard error of about 1/20, an exponent from eleven of them one of 0.007; so their mean is within 4.9 of 0.0022
     * but with probability 1e-6. The errors of Sobol's points fall faster on each of them: by -0.65 to -1.10, -0.90 on
     * average.
     */
    @Test
    void plainDrawsHaveTheRootAndSobolsPointsMore() {
        double sum = 0;
        double sumOfQuasi = 0;
        int models = 0;
        for (PolicyRisk risk : RiskModels.some(SEED).subList(0, 10)) {
            Optional<ConvergenceRate> plain = rate(EstimatorKind.TUPLE_WISE, risk);
            Optional<ConvergenceRate> quasi = rate(EstimatorKind.QUASI_MONTE_CARLO, risk);
            if (plain.isPresent() && quasi.isPresent()) {
                sum += plain.get().exponent();
                models++;
                sumOfQuasi += quasi.get().exponent();
                assertThat(quasi.get().exponent()).isLessThan(-0.6);
            }
        }
        assertThat(models)
                .as("one that Sobol's points integrate exactly has no rate")
                .isEqualTo(9);
        assertThat(sumOfQuasi / models).isBetween(-1.0, -0.85);
        assertThat(sum / models).isCloseTo(-0.5, offset(4.9 * 0.007 / Math.sqrt(models)));
    }

    private static Optional<ConvergenceRate> rate(EstimatorKind kind, PolicyRisk risk) {
        return ConvergenceRate.of(kind, risk, SEED, CONFIDENCE, 2);
    }
}
