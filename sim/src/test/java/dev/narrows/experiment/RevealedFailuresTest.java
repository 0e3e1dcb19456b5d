package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.ClopperPearsonCeiling;
import dev.narrows.bound.HoldOutCeiling;
import dev.narrows.bound.LevelsRule;
import dev.narrows.bound.LossLevels;
import dev.narrows.bound.PacBayesBudget;
import dev.narrows.estimate.ClopperPearson;
import dev.narrows.family.Quantity;
import dev.narrows.scenario.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Failures of the ceilings that revealed targets have, 50 data sets of each of many random models, at delta = 0.05: at
 * most 4.75 standard deviations above what delta allows. False-alarm rate below 1.1e-6 a ceiling, if it failed in each
 * model with probability 0.05. What is exact for small models are {@code LevelsCeilingTest}, {@code HoldOutCeilingTest}
 * and {@code ClopperPearsonCeilingTest}.
 */
class RevealedFailuresTest {
    private static final int DATA_SETS = 50;
    private static final double DELTA = 0.05;

    /** A ceiling or a planted error of it, and how often it failed. */
    private enum Held {
        SPLIT_KL("split-kl"),
        UNEXPECTED_BERNSTEIN("unexpected-bernstein"),
        HOLD_OUT("hold-out"),
        CLOPPER_PEARSON("clopper-pearson"),
        LAST_STEP_LEFT_OUT("planted: split-kl without its last level"),
        MOMENT_LEFT_OUT("planted: unexpected-bernstein, a hundredth of its shares"),
        RISK_HALVED("planted: hold-out of half the risk"),
        ERRORS_HALVED("planted: half of the errors counted");

        private final String words;

        Held(String words) {
            this.words = words;
        }

        boolean planted() {
            return words.startsWith("planted");
        }
    }

    private static int most(int dataSets) {
        return (int) (DELTA * dataSets + 4.75 * Math.sqrt(DELTA * (1 - DELTA) * dataSets));
    }

    /** Two to four targets and a loss of two or three levels; at zero-one loss a policy is drawn. */
    private static Cell cell(RandomCells random, UniformRandomProvider rng, boolean zeroOne) {
        int contexts = 1 + rng.nextInt(2);
        int size = zeroOne ? 2 + rng.nextInt(3) : 3;
        int letters = 2 + rng.nextInt(2);
        long labels = 2 + (long) StrictMath.exp(9 * rng.nextDouble());
        double beta = StrictMath.exp(5 * rng.nextDouble() - 2);
        return RandomCells.read(String.format(
                Locale.ROOT,
                "format: 1%nname: revealed%nseed: %d%nmodel:%n  family: finite%n  contexts: {weights: %s}%n"
                        + "  codebook: {size: %d, prior: %s}%n  cognitive: %s%n  articulation: %s%n  loss: {type: %s}%n"
                        + "learner: {beta: %.6f, labels: %d, observable: revealed, hold-out: half, split: levels}%n",
                rng.nextInt(),
                random.law(contexts),
                size,
                random.law(size),
                random.rows(size, 2),
                random.rows(2, letters),
                zeroOne ? "zero-one" : "absolute",
                beta,
                labels));
    }

    private static void count(Cell cell, boolean zeroOne, int[] failures) {
        ReplicateValues values = RandomCells.rowsOf(cell, DATA_SETS);
        LossLevels levels = cell.trials().levels().orElseThrow();
        long m = cell.learner().labels();
        for (int r = 0; r < DATA_SETS; r++) {
            double risk = values.value(r, Quantity.RISK) - 1e-12;
            double kl = values.value(r, Quantity.KL);
            double[] shares = shares(values, r, levels.steps());
            if (!zeroOne) {
                add(failures, Held.SPLIT_KL, risk > ofLevels("split-kl", levels, shares, m, kl));
                double[] cut = shares.clone();
                cut[cut.length - 1] = 0;
                add(failures, Held.LAST_STEP_LEFT_OUT, risk > ofLevels("split-kl", levels, cut, m, 0));
            }
            add(failures, Held.UNEXPECTED_BERNSTEIN, risk > ofLevels("unexpected-bernstein", levels, shares, m, kl));
            double[] few = Arrays.stream(shares).map(share -> share / 100).toArray();
            add(failures, Held.MOMENT_LEFT_OUT, risk > ofLevels("unexpected-bernstein", levels, few, m, kl));
            heldOut(values, r, m, zeroOne, failures);
        }
    }

    private static void heldOut(ReplicateValues values, int r, long m, boolean zeroOne, int[] failures) {
        long held = HoldOutCeiling.heldOut(m);
        double empirical = values.value(r, Quantity.HOLD_OUT_EMPIRICAL_RISK);
        double risk = values.value(r, Quantity.HOLD_OUT_RISK) - 1e-12;
        add(failures, Held.HOLD_OUT, risk > new HoldOutCeiling(empirical, held, DELTA).value());
        add(failures, Held.RISK_HALVED, risk > new HoldOutCeiling(empirical / 2, held, DELTA).value());
        if (zeroOne) {
            long errors = StrictMath.round(values.value(r, Quantity.HELD_OUT_ERRORS) * held);
            double drawn = values.value(r, Quantity.DRAWN_RISK) - 1e-12;
            add(failures, Held.CLOPPER_PEARSON, drawn > new ClopperPearsonCeiling(errors, held, DELTA).value());
            add(failures, Held.ERRORS_HALVED, drawn > new ClopperPearsonCeiling(errors / 2, held, DELTA).value());
        }
    }

    private static void add(int[] failures, Held held, boolean failed) {
        failures[held.ordinal()] += failed ? 1 : 0;
    }

    private static double[] shares(ReplicateValues values, int r, int steps) {
        return IntStream.rangeClosed(1, steps)
                .mapToDouble(j -> values.value(r, Quantity.levelEmpiricalShare(j)))
                .toArray();
    }

    private static double ofLevels(String name, LossLevels levels, double[] shares, long m, double kl) {
        LevelsRule rule = BoundCatalogue.own().highProbability().stream()
                .filter(of -> of.statement().name().equals(name))
                .map(LevelsRule.class::cast)
                .findFirst()
                .orElseThrow();
        PacBayesBudget budget = PacBayesBudget.ofConstant(m, DELTA, rule.logConstant(levels, m));
        return rule.value(levels, shares, budget.at(kl));
    }

    private static void hold(int models, long seed) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        RandomCells random = new RandomCells(rng);
        int[] failures = new int[Held.values().length];
        for (int i = 0; i < models; i++) {
            boolean zeroOne = i % 2 == 0;
            count(cell(random, rng, zeroOne), zeroOne, failures);
        }
        for (Held held : Held.values()) {
            int n = DATA_SETS
                    * (List.of(Held.SPLIT_KL, Held.CLOPPER_PEARSON, Held.LAST_STEP_LEFT_OUT, Held.ERRORS_HALVED)
                                    .contains(held)
                            ? models / 2
                            : models);
            int failed = failures[held.ordinal()];
            String words =
                    held.words + ": " + failed + " of " + n + ", rate within " + ClopperPearson.of(failed, n, 0.01);
            if (held.planted()) {
                assertThat(failed).as(words).isGreaterThan(most(n));
            } else {
                assertThat(failed).as(words).isLessThanOrEqualTo(most(n));
            }
        }
    }

    @Test
    void noneFailsMoreOftenThanItSaysOnAHundredModels() {
        hold(100, 7021);
    }

    @Test
    @Tag("long")
    void noneFailsMoreOftenThanItSaysOnTwoThousandModelsOfEachLoss() {
        hold(4_000, 7022);
    }
}
