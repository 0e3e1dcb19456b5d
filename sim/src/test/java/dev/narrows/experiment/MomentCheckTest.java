package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.MomentInequality;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** The theorem under a ceiling against data sets of one policy and zero-one loss, where its mean is the largest. */
class MomentCheckTest {
    private static final int LABELS = 50;
    private static final int REPLICATES = 400;
    private static final int RUNS = 2000;
    private static final double ALPHA = 0.05;
    private static final double FALSE_ALARM = 1e-6;

    private static MomentInequality theorem(String name) {
        CeilingRule rule = BoundCatalogue.own().highProbability().stream()
                .filter(one -> one.statement().name().equals(name))
                .findFirst()
                .orElseThrow();
        return rule.moment(LABELS, CatoniGrid.standard()).orElseThrow();
    }

    /** Runs in which the check says that the theorem is broken. */
    private static int convicted(MomentInequality theorem, double kl) {
        SplittableRandom random = new SplittableRandom(20261201);
        double[] risks = new double[REPLICATES];
        double[] paid = new double[REPLICATES];
        Arrays.fill(risks, 0.5);
        Arrays.fill(paid, kl);
        int convicted = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] empirical = new double[REPLICATES];
            Arrays.setAll(empirical, r -> Long.bitCount(random.nextLong() & (1L << LABELS) - 1) / (double) LABELS);
            convicted += MomentCheck.of(theorem, LABELS, empirical, risks, MomentCheck.OF_RISK, paid)
                            .violated(ALPHA)
                    ? 1
                    : 0;
        }
        return convicted;
    }

    /**
     * A sound theorem is convicted in alpha of the runs at most (false alarm 1e-6), one without its constant is seen.
     */
    @Test
    void aSoundTheoremIsRarelyConvictedAndABrokenOneIs() {
        int most = BinomialDistribution.of(RUNS, ALPHA).inverseSurvivalProbability(FALSE_ALARM);
        for (String name : new String[] {"kl", "mcallester", "tolstikhin-seldin", "thiemann", "catoni"}) {
            assertThat(convicted(theorem(name), 0)).as(name).isLessThanOrEqualTo(most);
            assertThat(convicted(theorem(name).withoutConstant(), 0))
                    .as(name + " without its constant")
                    .isGreaterThan(name.equals("kl") || name.equals("mcallester") ? RUNS * 9 / 10 : most);
        }
        // a KL that nothing was learned for is paid in vain
        assertThat(convicted(theorem("kl").withoutConstant(), 3)).isZero();
    }

    @Test
    void theEvidenceIsTheMeanOfFourProducts() {
        MomentInequality theorem = theorem("kl").withoutConstant();
        double[] empirical = {0.3, 0.5, 0.1};
        double[] risks = {0.5, 0.5, 0.4};
        double[] kl = {1, 0, 2};
        double sum = 0;
        for (double lambda : new double[] {0.5, 0.125, 1.0 / 32, 1.0 / 128}) {
            double product = 1;
            for (int r = 0; r < 3; r++) {
                product *= 1 + lambda * (Math.exp(theorem.exponent(empirical[r], risks[r], kl[r], LABELS)) - 1);
            }
            sum += product / 4;
        }
        MomentCheck check = MomentCheck.of(theorem, LABELS, empirical, risks, 0, kl);
        assertThat(check.evidence().orElseThrow()).isCloseTo(Math.log(sum), within(1e-12));
    }

    /** Values that no double holds leave the evidence a number. */
    @Test
    void theEvidenceIsFinite() {
        MomentInequality theorem = theorem("kl").withoutConstant();
        double[] half = new double[5000];
        Arrays.fill(half, 0.5);
        for (double empirical : new double[] {0, 0.5}) {
            double[] empiricals = new double[half.length];
            Arrays.fill(empiricals, empirical);
            double[] kl = new double[half.length];
            Arrays.fill(kl, empirical == 0 ? 0 : 1e6);
            MomentCheck check = MomentCheck.of(theorem, 100_000, empiricals, half, MomentCheck.OF_RISK, kl);
            assertThat(check.mean()).isFinite();
            assertThat(check.evidence().orElseThrow()).isFinite();
            assertThat(check.violated(1e-9)).isEqualTo(empirical == 0);
        }
    }

    /** A risk of 1 and one that is 1 but for rounding are infinitely far from each other, and one and the same. */
    @Test
    void roundingConvictsNothing() {
        MomentInequality theorem = theorem("kl");
        for (double[] ends :
                new double[][] {{Math.nextDown(1.0), 1}, {1, Math.nextDown(1.0)}, {1e-17, 0}, {0, 1e-17}}) {
            double[] empirical = {ends[0]};
            double[] risk = {ends[1]};
            double[] kl = {0};
            assertThat(MomentCheck.of(theorem, LABELS, empirical, risk, MomentCheck.OF_RISK, kl)
                            .violated(ALPHA))
                    .isFalse();
        }
        // planted: taken as they are
        assertThat(MomentCheck.of(
                                theorem, LABELS, new double[] {Math.nextDown(1.0)}, new double[] {1}, 0, new double[1])
                        .violated(ALPHA))
                .isTrue();
    }
}
