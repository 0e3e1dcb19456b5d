package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.finite.Finite;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Verdicts of expected ceilings over 360 random cells against the exact answer, which is computed here from the exact
 * expectations by the definition, {@code kl(E Rhat||E R) <= I/m} and {@code E R - E Rhat <= sqrt(I/(2m))}; the same
 * with a planted fault, E KL divided by 20. Without the expectations the limits of the replicates decide and must never
 * say the opposite: false-alarm rate at most 1e-6 a ceiling (the intervals hold for any law), 1.5e-3 for all of the
 * 1,440.
 */
class VerdictAgreementTest {
    private static final int CELLS = 360;
    private static final int REPLICATES = 1000;
    /** Distance from equality within which the exact answer is left open. */
    private static final double OPEN = 1e-11;

    private static final long[] TABLE_LABELS = {1, 2, 7, 40, 1000, 1_000_000, 1_000_000_000_000L};
    private static final long[] FEW_LABELS = {1, 2, 3, 4, 5};
    private static final double[] BETAS = {0, 1e-3, 0.1, 1, 20, 1e4};

    private static List<RandomCells.Trial> trials(int from, int to) {
        List<RandomCells.Trial> trials = new ArrayList<>();
        for (int i = from; i < to; i++) {
            UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(4200 + i);
            ObservableLoss observable = ObservableLoss.values()[i % 3];
            PolicyKind policies = PolicyKind.values()[i / 3 % PolicyKind.values().length];
            boolean any = observable != ObservableLoss.REVEALED && policies == PolicyKind.TABLE;
            long[] labels = any ? TABLE_LABELS : FEW_LABELS;
            trials.add(RandomCells.Trial.of(new RandomCells(rng)
                    .next(
                            observable,
                            policies,
                            labels[rng.nextInt(labels.length)],
                            BETAS[rng.nextInt(BETAS.length)],
                            "confidence: 0.999999")));
        }
        return trials;
    }

    /** Expectations in which E KL and with it the information is too small. */
    private static ExactExpectations divided(ExactExpectations e, double by) {
        return new ExactExpectations(
                e.risk(),
                e.observableRisk(),
                e.empiricalRisk(),
                e.kl() / by,
                e.informationFactorised() / by,
                e.informationLargestPair() / by,
                e.labelInformation() / by,
                e.remainder());
    }

    private static ReplicateValues divided(ReplicateValues values, double by) {
        ReplicateValues divided = new ReplicateValues(values.quantities(), values.size());
        for (int r = 0; r < values.size(); r++) {
            double[] row = values.row(r);
            row[GibbsLearner.KL] /= by;
            divided.set(r, row);
        }
        return divided;
    }

    /** By how much the inequality is broken; positive where the ceiling is violated. */
    private static double broken(RandomCells.Trial trial, ExactExpectations e, boolean klBound, boolean measured) {
        double risk = Finite.learner(trial.cell()).observable() == ObservableLoss.PROXY ? e.observableRisk() : e.risk();
        double empirical = e.empiricalRisk();
        double information = measured ? e.kl() : Math.min(e.kl(), e.informationFactorised());
        double labels = trial.cell().learner().labels();
        double room = klBound ? information / labels : Math.sqrt(information / (2 * labels));
        return risk <= empirical ? -1 : (klBound ? kl(empirical, risk) : risk - empirical) - room;
    }

    private static double kl(double q, double p) {
        double with = q == 0 ? 0 : q * StrictMath.log(q / p);
        double without = q == 1 ? 0 : (1 - q) * StrictMath.log((1 - q) / (1 - p));
        return with + without;
    }

    private static Verdict verdict(CellResult result, String bound) {
        return result.checks().stream()
                .filter(check -> check.bound().equals(bound))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static int violated(List<RandomCells.Trial> trials, double by) {
        int violated = 0;
        for (RandomCells.Trial trial : trials) {
            ExactExpectations exact = divided(trial.expectations().orElseThrow(), by);
            CellResult result = trial.result(trial.replicates(2), Optional.of(exact));
            violated += agrees(trial, exact, true, verdict(result, "ceiling_expected_kl_measured"));
            violated += agrees(trial, exact, false, verdict(result, "ceiling_xu_raginsky_measured"));
        }
        return violated;
    }

    /** 1 if the verdict is violated; it must be the exact answer. */
    private static int agrees(RandomCells.Trial trial, ExactExpectations exact, boolean klBound, Verdict shown) {
        double broken = broken(trial, exact, klBound, klBound);
        if (Math.abs(broken) > OPEN) {
            assertThat(shown)
                    .as(trial.cell().learner() + ", " + exact + ", broken by " + broken)
                    .isEqualTo(broken > 0 ? Verdict.VIOLATED : Verdict.HOLDS);
        }
        return shown == Verdict.VIOLATED ? 1 : 0;
    }

    @Test
    void verdictsAreTheExactAnswer() {
        List<RandomCells.Trial> trials = trials(0, CELLS);
        assertThat(violated(trials, 1)).isZero();
        assertThat(violated(trials, 20)).isGreaterThan(CELLS / 5);
    }

    @Test
    void verdictsOfReplicatesAloneNeverSayTheOpposite() {
        int decided = 0;
        for (RandomCells.Trial trial : trials(0, CELLS)) {
            ReplicateValues values = trial.replicates(REPLICATES);
            for (double by : new double[] {1, 20}) {
                ExactExpectations exact = divided(trial.expectations().orElseThrow(), by);
                CellResult sampled = trial.result(divided(values, by), Optional.empty());
                decided += notOpposite(trial, exact, true, verdict(sampled, "ceiling_expected_kl_measured"));
                decided += notOpposite(trial, exact, false, verdict(sampled, "ceiling_xu_raginsky_measured"));
            }
        }
        assertThat(decided).isGreaterThan(CELLS / 2);
    }

    /** The printed ceiling of replicates rests on E KL alone. */
    private static int notOpposite(RandomCells.Trial trial, ExactExpectations exact, boolean klBound, Verdict shown) {
        double broken = broken(trial, exact, klBound, true);
        if (Math.abs(broken) > OPEN) {
            assertThat(shown)
                    .as(trial.cell().learner() + ", " + exact + ", broken by " + broken)
                    .isNotEqualTo(broken > 0 ? Verdict.HOLDS : Verdict.VIOLATED);
        } else {
            assertThat(shown).as("equality: " + trial.cell().learner()).isNotEqualTo(Verdict.VIOLATED);
        }
        return shown == Verdict.INCONCLUSIVE ? 0 : 1;
    }
}
