package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures against the allowed rate: fixed and adaptive, and the number of replicates that decides. */
class FailureRateTest {
    @Test
    void decidesBothWays() {
        for (boolean adaptive : new boolean[] {false, true}) {
            assertThat(new FailureRate(0, 1000, adaptive).verdict(0.05, 0.01)).isEqualTo(Verdict.HOLDS);
            assertThat(new FailureRate(50, 1000, adaptive).verdict(0.05, 0.01)).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(new FailureRate(100, 1000, adaptive).verdict(0.05, 0.01)).isEqualTo(Verdict.VIOLATED);
        }
    }

    /** What holds at any stopping time is wider: between the two lie counts that only a fixed number decides. */
    @Test
    void adaptiveLimitsAreWider() {
        assertThat(new FailureRate(70, 1000, false).verdict(0.05, 0.01)).isEqualTo(Verdict.VIOLATED);
        assertThat(new FailureRate(70, 1000, true).verdict(0.05, 0.01)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, false", "0, 10, true", "3, 100, false", "3, 100, true", "9, 100, false", "9, 100, true"})
    void theNumberThatDecidesDecides(long failures, long n, boolean adaptive) {
        FailureRate rate = new FailureRate(failures, n, adaptive);
        long decides = rate.replicatesToDecide(0.05, 0.01).orElseThrow();
        assertThat(decides).isGreaterThan(n);
        assertThat(scaled(rate, decides).verdict(0.05, 0.01)).isNotEqualTo(Verdict.INCONCLUSIVE);
        assertThat(scaled(rate, decides - 1).verdict(0.05, 0.01)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static FailureRate scaled(FailureRate rate, long n) {
        // a later run is a second look
        return new FailureRate((long) Math.rint((double) rate.failures() / rate.replicates() * n), n, true);
    }

    @Test
    void nothingDecidesARateThatIsTheAllowedOne() {
        assertThat(new FailureRate(5, 100, false).replicatesToDecide(0.05, 0.01)).isEmpty();
        assertThat(new FailureRate(5, 100, true).replicatesToDecide(0.05, 0.01)).isEmpty();
    }

    /**
     * A ceiling that fails at exactly its allowed rate, looked at after every 20 of 2,000 replicates at alpha = 0.05, 1,000
     * times. Adaptive limits ever miss with probability at most 0.05: at most 50 + 4.75 sd = 83 of 1,000, false-alarm rate
     * 1e-6. The control: Clopper-Pearson limits, looked at the same way, miss far more often.
     */
    @Test
    void adaptiveLimitsMayBeLookedAtOften() {
        assertThat(everMissed(true)).isLessThanOrEqualTo(83);
        assertThat(everMissed(false)).isGreaterThan(150);
    }

    /**
     * Whoever follows {@code replicatesToDecide} looks twice. At exactly the allowed rate, alpha = 0.05, 4,000 runs of 400
     * replicates, then as many as it says (at most 10,000): limits for a fixed number at both looks call the ceiling violated in more
     * runs than alpha/2, their share at one look, allows; those at any stopping time at the second look, with their half of
     * alpha, do not. At most 100 + 4.75 sd = 147 of 4,000, false-alarm rate 1e-6.
     */
    @Test
    void followingTheNumberThatDecidesKeepsTheLevel() {
        assertThat(followed(true)).isLessThanOrEqualTo(147);
        assertThat(followed(false)).as("planted: the second look as if it were the first").isGreaterThan(170);
    }

    /** Runs that are violated at either look. */
    private static int followed(boolean anytime) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20261124L);
        double alpha = 0.05;
        int ever = 0;
        for (int run = 0; run < 4_000; run++) {
            int n = 400;
            int k = failures(rng, n);
            FailureRate look = new FailureRate(k, n, false);
            Verdict verdict = look.verdict(0.05, alpha);
            if (verdict == Verdict.INCONCLUSIVE) {
                long more = anytime ? look.replicatesToDecide(0.05, alpha / 2).orElse(10_000) : fixedToDecide(look, alpha);
                int last = (int) Math.min(10_000, more);
                k += failures(rng, last - n);
                verdict = new FailureRate(k, last, anytime).verdict(0.05, anytime ? alpha / 2 : alpha);
            }
            ever += verdict == Verdict.VIOLATED ? 1 : 0;
        }
        return ever;
    }

    private static int failures(UniformRandomProvider rng, int n) {
        int failures = 0;
        for (int i = 0; i < n; i++) {
            failures += rng.nextDouble() < 0.05 ? 1 : 0;
        }
        return failures;
    }

    /** As it was computed before: about the number at which limits for a fixed number would decide. */
    private static long fixedToDecide(FailureRate look, double alpha) {
        long n = look.replicates();
        Verdict verdict = Verdict.INCONCLUSIVE;
        while (n < 10_000 && verdict == Verdict.INCONCLUSIVE) {
            n += 1 + n / 10;
            long k = Math.round((double) look.failures() / look.replicates() * n);
            verdict = new FailureRate(k, n, false).verdict(0.05, alpha);
        }
        return n;
    }

    private static int everMissed(boolean adaptive) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251127L);
        int missed = 0;
        for (int run = 0; run < 1_000; run++) {
            int failures = 0;
            boolean miss = false;
            for (int n = 1; n <= 2_000; n++) {
                failures += rng.nextDouble() < 0.05 ? 1 : 0;
                miss |= n % 20 == 0 && new FailureRate(failures, n, adaptive).verdict(0.05, 0.05) != Verdict.INCONCLUSIVE;
            }
            missed += miss ? 1 : 0;
        }
        return missed;
    }
}
