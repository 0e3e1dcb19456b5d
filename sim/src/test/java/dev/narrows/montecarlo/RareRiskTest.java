package dev.narrows.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Risks of 1e-6, 1e-9 and 1e-12 from a million draws, held against the exact value: 99.9999 % limits, so that each
 * fails by chance with probability 1e-6.
 */
class RareRiskTest {
    private static final long SEED = 20250919;
    private static final Effort EFFORT = new Effort(1024, 1000, 2, SEED);
    private static final double CONFIDENCE = 1 - 1e-6;

    private static PolicyRisk risk(int cell) throws Exception {
        Scenario scenario = ScenarioReader.read(Path.of("..", "scenarios", "rare-errors.yaml"), Overrides.none());
        return StatedPolicy.BAYES.of(scenario.cell(cell));
    }

    private static EstimatorFigures figures(EstimatorKind kind, RiskEstimator estimator, PolicyRisk risk) {
        double[][] rows = Replication.rows(estimator, kind.streams(SEED), 0, EFFORT.replicates(), EFFORT.threads());
        return EstimatorFigures.of(kind, estimator, rows, risk.value(), CONFIDENCE, Optional.empty());
    }

    private static EstimatorFigures figures(EstimatorKind kind, PolicyRisk risk) {
        return figures(kind, kind.of(risk, EFFORT.draws(), SEED), risk);
    }

    /**
     * Exactly the tail of a normal law beyond {@code 0.5 / sd}, computed outside the project (erfc of Python 3.11); and
     * how many plain draws have the standard error of a million of these.
     */
    @ParameterizedTest
    @CsvSource({"0, 1.0028372637348787e-6, 5e10", "1, 1.0161518008060317e-9, 5e13", "2, 1.0154266363472424e-12, 5e16"})
    void rareRisksLieInTheInterval(int cell, double tail, double plainDraws) throws Exception {
        PolicyRisk risk = risk(cell);
        assertThat(risk.value() / tail).isBetween(1 - 1e-12, 1 + 1e-12);
        EstimatorFigures figures = figures(EstimatorKind.IMPORTANCE, risk);
        assertThat(figures.refusal()).isEmpty();
        assertThat(figures.interval().contains(risk.value())).as("%s", figures).isTrue();
        assertThat(figures.interval().width()).isLessThan(0.05 * risk.value());
        WeightDiagnostics weights = figures.weights().orElseThrow();
        assertThat(weights.effectiveDraws()).isGreaterThan(50_000);
        assertThat(weights.largestShare()).isLessThan(1e-4);
        double plainVariance = PolicyRisk.variance(risk.law(), risk.losses());
        assertThat(figures.plainDraws(plainVariance)).isGreaterThan(plainDraws);
    }

    /** Planted: the weights of a law that is less flat than the one that is drawn from. */
    @Test
    void weightsOfAnotherLawAreCaught() throws Exception {
        for (int cell = 0; cell < 3; cell++) {
            PolicyRisk risk = risk(cell);
            double[] drawn = TemperedLaw.of(risk, 0.0625);
            double[] weights = ImportanceSampling.weights(risk.law(), TemperedLaw.of(risk, 0.07));
            EstimatorFigures figures = figures(
                    EstimatorKind.IMPORTANCE,
                    new ImportanceSampling(drawn, weights, risk.losses(), EFFORT.draws()),
                    risk);
            assertThat(figures.refusal().orElse("")).contains("weights have the mean");
        }
    }

    /** A million plain draws, or as many of any estimator that does not flatten, say nothing, and are refused. */
    @Test
    void whatDrawsNoLossIsRefused() throws Exception {
        for (EstimatorKind kind : EstimatorKind.values()) {
            EstimatorFigures figures = figures(kind, risk(2));
            assertThat(figures.refusal().isEmpty()).as("%s", figures).isEqualTo(kind == EstimatorKind.IMPORTANCE);
        }
    }

    /** Exponents that do not suit: of a law that is hardly flattened no draw has a loss, or a few carry the sum. */
    @Test
    void weightsThatDegenerateAreRefused() throws Exception {
        PolicyRisk risk = risk(1);
        assertThat(figures(EstimatorKind.IMPORTANCE, ImportanceSampling.of(risk, 1, 1024), risk)
                        .refusal())
                .contains("no draw has a loss");
        EstimatorFigures few = figures(EstimatorKind.IMPORTANCE, ImportanceSampling.of(risk, 0.5, 16), risk);
        assertThat(few.refusal().orElse("")).matches(".* effective draws, must be at least 100|.*of the sum.*");
    }

    @Test
    void theRuleOfTheDiagnostics() {
        assertThat(new WeightDiagnostics(100, 0.05, 1, 0.01).refusal()).isEmpty();
        assertThat(new WeightDiagnostics(0, 0, 1, 0.01).refusal()).contains("no draw has a loss");
        assertThat(new WeightDiagnostics(99.94, 0.05, 1, 0.01).refusal())
                .contains("99.9 effective draws, must be at least 100");
        assertThat(new WeightDiagnostics(100, 0.0501, 1, 0.01).refusal())
                .contains("one draw has 0.050 of the sum, must be at most 0.05");
        assertThat(new WeightDiagnostics(100, 0.05, 1.06, 0.01).refusal())
                .contains("weights have the mean 1.0600, must be 1 within 0.049000");
        assertThat(new WeightDiagnostics(Double.NaN, 0.05, 1, 0.01).refusal()).isPresent();
    }

    @Test
    void theDiagnosticsAreThoseOfTheirFormula() {
        // two replicates of two draws: products 1, 3 and 0, 2; weights 0.5, 1.5 and 1, 1.2
        double[][] rows = {{2, 5, 3, 1}, {1, 2, 2, 1.1}};
        WeightDiagnostics of = WeightDiagnostics.of(rows, 2);
        assertThat(of.effectiveDraws()).isCloseTo(36.0 / 14, offset(1e-14));
        assertThat(of.largestShare()).isEqualTo(0.5);
        assertThat(of.meanWeight()).isEqualTo(1.05);
        assertThat(of.weightError()).isCloseTo(0.05, offset(1e-15));
    }

    /** A risk that is rare for its context alone: what is flattened is every stage. */
    @Test
    void aRareContextIsFlattenedToo() {
        FiniteModel model = FiniteModel.of(
                Pmf.of(1 - 1e-9, 1e-9),
                Pmf.uniform(2),
                Codebook.identity(2, 2),
                Cascade.of(
                        List.of(NamedChannels.noiseless(2), NamedChannels.symmetric(2, 0.4)),
                        List.of(NamedChannels.noiseless(2))),
                Loss.zeroOne(2));
        PolicyRisk risk = PolicyRisk.bayes(model);
        assertThat(risk.value()).isCloseTo(4e-10, offset(1e-22));
        EstimatorFigures figures = figures(EstimatorKind.IMPORTANCE, risk);
        assertThat(figures.refusal()).isEmpty();
        assertThat(figures.interval().contains(risk.value())).isTrue();
    }
}
