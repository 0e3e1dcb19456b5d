package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.family.NegativeControl;
import dev.narrows.family.NestedSpec;
import dev.narrows.finite.Finite;
import dev.narrows.finite.LearnerSpec;
import dev.narrows.learner.ObservableLoss;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Observable loss, nested effort and negative control: read, swept, written out and read again. */
class ObservableReaderTest {
    private static final List<String> EXAMPLES = Examples.ALL;

    @Test
    void readsEveryObservable() {
        assertThat(Finite.learner(Examples.read(Examples.SMALL).cell(0)).observable())
                .isEqualTo(ObservableLoss.CANONICAL);
        assertThat(Finite.learner(Examples.read(Examples.SMALL).cell(0)).proxy())
                .isEmpty();
        Scenario scenario = Examples.read(Examples.OBSERVABLES);
        assertThat(scenario.cellCount()).isEqualTo(8);
        List<ObservableLoss> losses =
                List.of(ObservableLoss.CANONICAL, ObservableLoss.PROXY, ObservableLoss.REVEALED, ObservableLoss.PROXY);
        List<List<Integer>> proxies = List.of(List.of(), List.of(0, 1, 0), List.of(), List.of(1, 1, 1));
        for (int i = 0; i < 8; i++) {
            LearnerSpec learner = Finite.learner(scenario.cell(i));
            assertThat(learner.observable()).isEqualTo(losses.get(i / 2));
            assertThat(learner.proxy()).isEqualTo(proxies.get(i / 2));
            assertThat(scenario.cell(i).bounds().nested()).contains(new NestedSpec(5 + i % 2, 10));
            assertThat(scenario.cell(i).bounds().negativeControl()).contains(NegativeControl.DROP_DELTA);
            assertThat(scenario.cell(i).bounds().paidDelta()).isEqualTo(1);
            assertThat(scenario.cell(i).bounds().delta()).isEqualTo(0.1);
        }
        assertThat(scenario.cell(2).at())
                .hasToString("{learner.observable={\"proxy\":[0,1,0]}, bounds.nested.outer=5}");
    }

    /** What the learner sees changes its values, not its data. */
    @Test
    void observablesShareDataAndNotValues() {
        Scenario scenario = Examples.read(Examples.OBSERVABLES);
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> scenario.cell(i).streamParts())
                        .distinct())
                .hasSize(1);
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> scenario.cell(i).valueDigest(1))
                        .distinct())
                .hasSize(4);
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void theResolvedFormReadsBackToTheSameCells(String text) {
        Scenario scenario = Examples.read(text);
        Scenario again = Examples.read(scenario.resolved().toString());
        assertThat(again.resolved()).isEqualTo(scenario.resolved());
        assertThat(again.cellCount()).isEqualTo(scenario.cellCount());
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            Cell same = again.cell(i);
            assertThat(same.at()).isEqualTo(cell.at());
            assertThat(same.valueDigest(1)).isEqualTo(cell.valueDigest(1));
            assertThat(same.bounds()).isEqualTo(cell.bounds());
            if (Finite.isTrained(cell)) {
                assertThat(Finite.learner(same).observable())
                        .isEqualTo(Finite.learner(cell).observable());
                assertThat(Finite.learner(same).proxy())
                        .isEqualTo(Finite.learner(cell).proxy());
            }
            assertThat(same.confidence()).isEqualTo(cell.confidence());
        }
    }
}
