package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.family.Remedy;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** As many labels as {@link LeastLabels} says are enough for a ceiling at the risk, and one fewer are not. */
class LeastLabelsTest {
    private static final BoundCatalogue OWN = BoundCatalogue.own();
    private static final int MOST = 16;

    /** A cell with the floors of its model, which do not depend on the labels and take most of the time. */
    private record Known(Cell cell, ExactCell exact, Map<Long, Double> ceilings) {
        static Known of(Cell cell) {
            return new Known(cell, ExactCell.of(cell, OWN), new HashMap<>());
        }

        /** The ceiling of another number of labels. */
        double ceiling(long labels) {
            return ceilings.computeIfAbsent(labels, m -> {
                Cell changed = cell.with(Remedy.Change.of("labels", "learner.labels", Json.of(m)));
                return exact.ofChanged(changed, cell, OWN).ceilingExpected().orElseThrow();
            });
        }
    }

    private static boolean isLeast(Known cell, double risk, long labels) {
        return labels >= 1 && cell.ceiling(labels) <= risk && (labels == 1 || cell.ceiling(labels - 1) > risk);
    }

    /** Every number of labels is tried one after another; the planted faults are one more and one fewer. */
    @Test
    void isTheFirstOfAllNumbersThatIsEnough() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20250919);
        RandomCells cells = new RandomCells(rng);
        int several = 0;
        for (int i = 0; i < 200; i++) {
            ObservableLoss observable = i % 3 == 2 ? ObservableLoss.REVEALED : ObservableLoss.CANONICAL;
            Cell cell = cells.next(observable, PolicyKind.TABLE, 10, 0.5 + 5 * rng.nextDouble(), "");
            double bayes = cell.model().exact(OWN).bayesRisk().orElseThrow();
            Known known = Known.of(cell);
            int wanted = 1 + rng.nextInt(MOST);
            double risk = known.ceiling(wanted) + 1e-6;
            if (!(risk > bayes && risk < 1)) {
                continue;
            }
            int first = 1;
            while (known.ceiling(first) > risk) {
                first++;
            }
            LeastLabels least = LeastLabels.of(cell, OWN, risk);
            assertThat(least.labels()).as("%s at %s", cell.resolved(), risk).hasValue(first);
            assertThat(isLeast(known, risk, first)).isTrue();
            assertThat(isLeast(known, risk, first - 1)).isFalse();
            if (first > 1) {
                assertThat(isLeast(known, risk, first + 1)).isFalse();
                several++;
            }
            assertThat(least.ceiling().orElseThrow()).isEqualTo(known.ceiling(first));
        }
        assertThat(several).isGreaterThan(100);
    }

    @Test
    void noneBelowTheLeastRiskAndNoCeilingOfAProxy() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
        Cell cell = new RandomCells(rng).next(ObservableLoss.CANONICAL, PolicyKind.TABLE, 10, 2, "");
        double bayes = cell.model().exact(OWN).bayesRisk().orElseThrow();
        assertThat(bayes).isGreaterThan(0.01);
        LeastLabels none = LeastLabels.of(cell, OWN, 0.99 * bayes);
        assertThat(none.labels()).isEmpty();
        assertThat(none.fewer()).isEmpty();
        assertThat(none.known()).isTrue();
        assertThat(none.bayesRisk()).isEqualTo(OptionalDouble.of(bayes));
        Cell proxy = new RandomCells(rng).next(ObservableLoss.PROXY, PolicyKind.TABLE, 10, 2, "");
        assertThat(LeastLabels.of(proxy, OWN, 0.999).known()).isFalse();
    }

    /** A posterior that does not learn never gets below the risk of its prior. */
    @Test
    void moreThanAnyNumber() {
        Cell cell = RandomCells.read("""
                format: 1
                name: prior
                seed: 1
                model:
                  family: finite
                  codebook: {size: 2}
                  cognitive: {type: noiseless, size: 2}
                  articulation: {type: binary-symmetric, error: 0.2}
                  loss: {type: zero-one}
                learner: {beta: 0, labels: 10}
                """);
        double bayes = cell.model().exact(OWN).bayesRisk().orElseThrow();
        double prior = Known.of(cell).ceiling(10);
        assertThat(prior - bayes).isGreaterThan(1e-3);
        LeastLabels many = LeastLabels.of(cell, OWN, (bayes + prior) / 2);
        assertThat(many.labels()).isEmpty();
        assertThat(many.known()).isTrue();
        assertThat(many.fewer().orElseThrow()).isGreaterThan(many.risk());
    }
}
