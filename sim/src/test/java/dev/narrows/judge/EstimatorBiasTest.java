package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.judge.JudgeCoverageTest.Kind;
import dev.narrows.model.Loss;
import dev.narrows.rating.InformationEstimator;
import dev.narrows.rating.JointCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * What estimators of the information get wrong on average, beside the information of the law that ratings are drawn
 * from, over the simulated judges of {@link JudgeCoverageTest}. The table of sim/JUDGES.md is what is computed here,
 * digit by digit; statements about it are in units of the standard error of each mean, 5 of which a mean exceeds with a
 * probability of 6e-7.
 */
class EstimatorBiasTest {
    private static final int JUDGES = 4000;
    private static final double ERRORS = 5;
    private static final double LARGEST_ERROR = 0.0015;

    /** Mean of estimate less truth, and its standard error, nats. */
    private record Bias(double mean, double error) {
        static Bias of(List<Double> differences) {
            double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
            double square = differences.stream()
                    .mapToDouble(d -> (d - mean) * (d - mean))
                    .sum();
            return new Bias(mean, Math.sqrt(square / (differences.size() - 1) / differences.size()));
        }
    }

    private record Case(Kind kind, int classes, int contexts, int perClass) {
        Map<InformationEstimator, Bias> biases() {
            UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(
                    1L << 48 | (long) kind.ordinal() << 40 | classes << 20 | contexts << 10 | perClass);
            Map<InformationEstimator, List<Double>> differences = new EnumMap<>(InformationEstimator.class);
            for (int judge = 0; judge < JUDGES; judge++) {
                double[][][] rows = JudgeCoverageTest.channel(rng, kind, classes, contexts);
                Ratings ratings = JudgeCoverageTest.ratings(rng, rows, perClass * classes);
                long[] cells = new long[contexts * classes * classes];
                for (int slot = 0; slot < ratings.slots().size(); slot++) {
                    Slot at = ratings.slots().get(slot);
                    cells[(at.context() * classes + at.truth()) * classes + at.label()] = ratings.itemsOf()[slot];
                }
                JointCounts counts = JointCounts.of(contexts, classes, classes, cells);
                double truth =
                        JudgeCoverageTest.truth(rows, Loss.zeroOne(classes)).information();
                for (InformationEstimator estimator : InformationEstimator.values()) {
                    differences
                            .computeIfAbsent(estimator, e -> new ArrayList<>())
                            .add(estimator.of(counts) - truth);
                }
            }
            Map<InformationEstimator, Bias> biases = new EnumMap<>(InformationEstimator.class);
            differences.forEach((estimator, of) -> biases.put(estimator, Bias.of(of)));
            return biases;
        }

        /** Whether {@code judge} says anything of so few ratings. */
        boolean isMeasured() {
            return perClass >= JudgeMeasurement.PER_PAIR * classes * contexts;
        }

        String row(Map<InformationEstimator, Bias> biases) {
            return biases.values().stream()
                    .map(bias -> String.format(Locale.ROOT, "%+.4f", bias.mean()))
                    .collect(Collectors.joining(
                            " | ",
                            "| " + kind.name().toLowerCase(Locale.ROOT) + " | " + classes + " | " + contexts + " | "
                                    + perClass + " | ",
                            " |"));
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int classes : new int[] {2, 5}) {
                for (int contexts : new int[] {1, 5}) {
                    for (int perClass : new int[] {25, 50, 100, 500}) {
                        cases.add(new Case(kind, classes, contexts, perClass));
                    }
                }
            }
        }
        return cases;
    }

    @Test
    void theTableIsWhatIsSeen() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Case one : cases()) {
            Map<InformationEstimator, Bias> biases = one.biases();
            rows.append(one.row(biases)).append('\n');
            biases.values()
                    .forEach(bias -> assertThat(bias.error()).as("%s", one).isLessThan(LARGEST_ERROR));
            // what judge centres its intervals by is not further off than the others
            if (one.isMeasured()) {
                Bias jackknife = biases.get(InformationEstimator.JACKKNIFE);
                biases.forEach((estimator, bias) -> assertThat(Math.abs(jackknife.mean()))
                        .as("%s: %s", one, estimator)
                        .isLessThan(Math.abs(bias.mean()) + ERRORS * (bias.error() + jackknife.error())));
            }
        }
        assertThat(Files.readString(Path.of("JUDGES.md"))).contains(rows);
    }

    /**
     * The planted fault: added, the term of Miller and Madow takes the estimate away from the truth, by many errors.
     */
    @Test
    void aCorrectionOfTheWrongSignIsSeen() {
        Map<InformationEstimator, Bias> biases = new Case(Kind.WEAK, 5, 1, 100).biases();
        Bias plugIn = biases.get(InformationEstimator.PLUG_IN);
        Bias millerMadow = biases.get(InformationEstimator.MILLER_MADOW);
        double wrong = 2 * plugIn.mean() - millerMadow.mean();
        assertThat(Math.abs(millerMadow.mean())).isLessThan(ERRORS * millerMadow.error());
        assertThat(wrong).isGreaterThan(ERRORS * plugIn.error());
    }
}
