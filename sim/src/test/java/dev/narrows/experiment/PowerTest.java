package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The least factor that would be seen is: at it the verdict is violated, at 2 % less it is not. */
class PowerTest {
    private static final double ALPHA = 1e-4;
    private static final double ALLOWED = 0.05;
    private static final int REPLICATES = 500;

    private static Verdict broken(double[] ceilings, double[] empirical, double[] risks, double factor) {
        double[] nearer = new double[ceilings.length];
        Arrays.setAll(nearer, r -> empirical[r] + (ceilings[r] - empirical[r]) / factor);
        int failures = DataSetCeilings.failures(nearer, risks, 0);
        return new FailureRate(failures, ceilings.length, Limits.FIXED).verdict(ALLOWED, ALPHA);
    }

    @Test
    void theFactorOfFailuresConvictsAndLessDoesNot() {
        SplittableRandom random = new SplittableRandom(16);
        long tooMany = FailureRate.leastTooMany(REPLICATES, Limits.FIXED, ALLOWED, ALPHA);
        assertThat(new FailureRate(tooMany, REPLICATES, Limits.FIXED).verdict(ALLOWED, ALPHA))
                .isEqualTo(Verdict.VIOLATED);
        assertThat(new FailureRate(tooMany - 1, REPLICATES, Limits.FIXED).verdict(ALLOWED, ALPHA))
                .isNotEqualTo(Verdict.VIOLATED);
        for (int i = 0; i < 100; i++) {
            double[] empirical = random.doubles(REPLICATES, 0, 0.3).toArray();
            double[] risks = Arrays.stream(empirical)
                    .map(q -> q + 0.2 * random.nextDouble() - 0.05)
                    .toArray();
            double[] ceilings = Arrays.stream(empirical)
                    .map(q -> q + 0.1 + 0.4 * random.nextDouble())
                    .toArray();
            double factor =
                    Power.ofFailures(ceilings, empirical, risks, 0, tooMany).orElseThrow();
            assertThat(broken(ceilings, empirical, risks, factor)).isEqualTo(Verdict.VIOLATED);
            assertThat(broken(ceilings, empirical, risks, 0.98 * factor)).isNotEqualTo(Verdict.VIOLATED);
        }
    }

    @Test
    void ofTooFewReplicatesOrOfRisksBelowTheirEmpiricalRiskNoFactorIsSeen() {
        long tooMany = FailureRate.leastTooMany(1, Limits.FIXED, ALLOWED, ALPHA);
        double[] one = {0.5};
        assertThat(Power.ofFailures(one, new double[] {0.1}, new double[] {0.4}, 0, tooMany))
                .isEmpty();
        assertThat(Power.ofFailures(one, new double[] {0.3}, new double[] {0.2}, 0, 1))
                .isEmpty();
        assertThat(Power.ofMean(0.5, 0.3, 0.2)).isEmpty();
        assertThat(Power.ofFloor(0, 0.2)).isEmpty();
    }

    @Test
    void ofMeansAndFloorsItIsARatio() {
        assertThat(Power.ofMean(0.5, 0.1, 0.3)).isEqualTo(OptionalDouble.of(2.01));
        assertThat(Power.ofMean(0.5, 0.1, 0.2)).isEqualTo(OptionalDouble.of(4.01));
        assertThat(Power.ofFloor(0.25, 0.5)).isEqualTo(OptionalDouble.of(2.01));
        assertThat(Power.ofFloor(0.25, 0.25)).isEqualTo(OptionalDouble.of(1.01));
    }
}
