package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.Loss;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionRiskTest {
    private static final JointCounts COUNTS = JointCounts.of(2, 3, 2, new long[] {5, 1, 2, 2, 0, 6, 3, 0, 1, 1, 4, 2});

    /** Of all rules from context and label to an action, by enumeration. */
    private static double least(JointCounts counts, Loss loss, boolean blind) {
        int seen = counts.contexts() * (blind ? 1 : counts.labels());
        int rules = (int) StrictMath.round(StrictMath.pow(loss.actions(), seen));
        return IntStream.range(0, rules)
                .mapToDouble(rule -> risk(counts, loss, rule, blind))
                .min()
                .orElseThrow();
    }

    private static double risk(JointCounts counts, Loss loss, int rule, boolean blind) {
        double sum = 0;
        for (int s = 0; s < counts.contexts(); s++) {
            for (int y = 0; y < counts.labels(); y++) {
                int digit = blind ? s : s * counts.labels() + y;
                int action = rule / (int) StrictMath.round(StrictMath.pow(loss.actions(), digit)) % loss.actions();
                for (int u = 0; u < counts.truths(); u++) {
                    sum += counts.count(s, u, y) * loss.value(action, u, s);
                }
            }
        }
        return sum / counts.total();
    }

    private static Loss random(SplittableRandom random, int actions, int tables) {
        return Loss.perContext(IntStream.range(0, tables)
                .mapToObj(s -> random.doubles(3L * actions).toArray())
                .map(flat -> IntStream.range(0, actions)
                        .mapToObj(a -> new double[] {flat[3 * a], flat[3 * a + 1], flat[3 * a + 2]})
                        .toArray(double[][]::new))
                .toList());
    }

    @Test
    void isTheLeastOfAllRules() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            Loss loss = random(random, 1 + i % 4, 1 + i % 2);
            assertThat(DecisionRisk.of(COUNTS, loss)).isCloseTo(least(COUNTS, loss, false), within(1e-14));
            assertThat(DecisionRisk.blind(COUNTS, loss)).isCloseTo(least(COUNTS, loss, true), within(1e-14));
        }
    }

    @Test
    void withoutALossItIsTheShareOfWrongAnswers() {
        assertThat(DecisionRisk.of(COUNTS)).isEqualTo((2 + 3 + 4 + 1) / 27.0);
        assertThat(DecisionRisk.blind(COUNTS)).isEqualTo((4 + 6 + 3 + 2) / 27.0);
    }

    @Test
    void refusesALossOfOtherTruthsOrContexts() {
        assertThatIllegalArgumentException().isThrownBy(() -> DecisionRisk.of(COUNTS, Loss.zeroOne(2)));
        double[][] table = {{0, 1, 1}};
        Loss three = Loss.perContext(List.of(table, table, table));
        assertThatIllegalArgumentException().isThrownBy(() -> DecisionRisk.blind(COUNTS, three));
    }
}
