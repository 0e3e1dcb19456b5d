package dev.narrows.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.scenario.Setting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two cells of the quickstart that differ a little: an error of 0.30 and of 0.31. */
class RiskDifferenceTest {
    private static final Effort EFFORT = new Effort(256, 2000, 2, 20250919);

    private static Scenario scenario() throws Exception {
        return ScenarioReader.read(
                Path.of("..", "scenarios", "quickstart.yaml"),
                Overrides.none().withSetting(Setting.parse("model.cognitive.error=0.3,0.31")));
    }

    private static RiskDifference difference(EstimatorKind kind) throws Exception {
        Scenario scenario = scenario();
        return RiskDifference.of(
                kind, StatedPolicy.GIBBS.of(scenario.cell(0)), StatedPolicy.GIBBS.of(scenario.cell(1)), EFFORT);
    }

    /** 4.9 standard errors: 1e-6 each. */
    @ParameterizedTest
    @EnumSource(EstimatorKind.class)
    void theDifferenceIsTheExactOne(EstimatorKind kind) throws Exception {
        RiskDifference difference = difference(kind);
        assertThat(Math.abs(difference.mean() - difference.exact()))
                .isLessThanOrEqualTo(4.9 * difference.standardError());
    }

    /** Independent variances add up, here to 0.22; common numbers leave an eighth of it. */
    @Test
    void commonNumbersSaveMostOfTheVariance() throws Exception {
        RiskDifference difference = difference(EstimatorKind.TUPLE_WISE);
        Scenario scenario = scenario();
        double sum = 0;
        for (Cell cell : List.of(scenario.cell(0), scenario.cell(1))) {
            PolicyRisk risk = StatedPolicy.GIBBS.of(cell);
            sum += PolicyRisk.variance(risk.law(), risk.losses());
        }
        // a variance of 2,000 nearly normal values has a relative standard error of 0.032
        assertThat(difference.independent() / sum).isBetween(1 - 4.9 * 0.032, 1 + 4.9 * 0.032);
        assertThat(difference.independent() / difference.common()).isGreaterThan(7);
    }

    /** Planted: of the same cell twice common numbers leave nothing, independent ones all. */
    @Test
    void theSameCellTwiceHasNoDifferenceWithCommonNumbers() throws Exception {
        PolicyRisk risk = StatedPolicy.GIBBS.of(scenario().cell(0));
        RiskDifference none = RiskDifference.of(EstimatorKind.COLLAPSED, risk, risk, EFFORT);
        assertThat(none.mean()).isZero();
        assertThat(none.common()).isZero();
        assertThat(none.independent()).isGreaterThan(0.2);
    }
}
