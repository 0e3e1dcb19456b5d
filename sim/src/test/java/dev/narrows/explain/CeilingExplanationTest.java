package dev.narrows.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.KlCeiling;
import org.junit.jupiter.api.Test;

/** The numbers that sentences on ceilings add of their own. */
class CeilingExplanationTest {
    @Test
    void theLabelsNeededAreTheFewestThatDo() {
        long needed = CeilingExplanation.labelsNeeded(0.2, 10, 50, 0.05, 0.3).orElseThrow();
        assertThat(new KlCeiling(0.2, 10, needed, 0.05).value()).isLessThanOrEqualTo(0.3);
        assertThat(new KlCeiling(0.2, 10, needed - 1, 0.05).value()).isGreaterThan(0.3);
        assertThat(CeilingExplanation.labelsNeeded(0.2, 1e12, 50, 0.05, 0.201)).isEmpty();
        assertThat(CeilingExplanation.twoDigits(123)).isEqualTo(130);
        assertThat(CeilingExplanation.twoDigits(99)).isEqualTo(99);
    }
}
