package dev.narrows.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.bound.BayesRisk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every estimator on 30 random models with random policies, 10^5 replicates of 16 draws each, against the exact risk
 * and the exact variance. A mean of 10^5 replicates is 4.9 standard errors off with probability 1e-6, so that of 30
 * models some estimator fails by chance with probability 3e-5; a variance the same, by its own standard error from
 * fourth moments.
 */
class RiskEstimatorsTest {
    private static final int REPLICATES = 100_000;
    private static final int DRAWS = 16;
    private static final long SEED = 20250919;
    /** Below this a variance of one draw may be all of outcomes that 1.6 million draws need not have. */
    private static final double TINY = 1e-9;

    private static final List<PolicyRisk> RISKS = RiskModels.some(SEED);

    private static double[][] rows(RiskEstimator estimator, EstimatorKind kind) {
        return Replication.rows(estimator, kind.streams(SEED), 0, REPLICATES, 2);
    }

    private static EstimatorFigures figures(EstimatorKind kind, RiskEstimator estimator, double exact) {
        return EstimatorFigures.of(kind, estimator, rows(estimator, kind), exact, 0.99, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(EstimatorKind.class)
    void meanAndVarianceAreTheExactOnes(EstimatorKind kind) {
        int tiny = 0;
        for (PolicyRisk risk : RISKS) {
            RiskEstimator estimator = kind.of(risk, DRAWS, SEED);
            double[][] rows = rows(estimator, kind);
            EstimatorFigures figures = EstimatorFigures.of(kind, estimator, rows, risk.value(), 0.99, Optional.empty());
            assertThat(figures.agrees()).as("%s %s", risk.model(), figures).isTrue();
            assertThat(figures.refusal()).isEmpty();
            if (figures.exactVariance().orElse(0) > TINY) {
                assertThat(varianceErrors(rows, estimator.variance().getAsDouble()))
                        .as("%s %s", risk.model(), figures)
                        .isLessThanOrEqualTo(EstimatorFigures.ERRORS);
            } else if (figures.exactVariance().isPresent()) {
                assertThat(figures.variance()).isLessThan(2 * TINY);
                tiny++;
            }
        }
        assertThat(tiny)
                .as("whose variance is of outcomes too rare to be drawn, or none")
                .isLessThanOrEqualTo(5);
    }

    /** By how many of its standard errors the sample variance is off. */
    private static double varianceErrors(double[][] rows, double exact) {
        double[] estimates = Replication.estimates(rows);
        double mean = 0;
        for (double x : estimates) {
            mean += x / estimates.length;
        }
        double second = 0;
        double fourth = 0;
        for (double x : estimates) {
            double square = (x - mean) * (x - mean);
            second += square / estimates.length;
            fourth += square * square / estimates.length;
        }
        double error = Math.sqrt((fourth - second * second) / estimates.length);
        return Math.abs(second - exact) / error;
    }

    @Test
    void theRiskIsThatOfTheCanonicalLossAndOfTheBayesRisk() {
        for (PolicyRisk risk : RISKS) {
            double byPairs = PolicyRisk.mean(risk.model().pairProbabilities(), risk.pairLosses());
            assertThat(risk.value()).isCloseTo(byPairs, offset(1e-14));
            assertThat(risk.bayes())
                    .isCloseTo(BayesRisk.of(risk.model()), offset(1e-14))
                    .isLessThanOrEqualTo(risk.value() + 1e-14);
        }
    }

    /**
     * Planted: every weight left out, of laws that are flattened by the exponent 1/2. In the other models the flat law
     * has the same risk, within what can be seen.
     */
    @Test
    void weightsLeftOutAreCaught() {
        assertThat(caught(EstimatorKind.IMPORTANCE, risk -> {
                    double[] proposal = TemperedLaw.of(risk, 0.5);
                    double[] ones = new double[proposal.length];
                    Arrays.fill(ones, 1);
                    return new ImportanceSampling(proposal, ones, risk.losses(), DRAWS);
                }))
                .isGreaterThanOrEqualTo(25);
        assertThat(caught(EstimatorKind.IMPORTANCE, risk -> ImportanceSampling.of(risk, 0.5, DRAWS)))
                .isZero();
    }

    /** Planted: 2 % more for one stratum, taken from another, where there are two (23 of the models) or more. */
    @Test
    void aWrongProbabilityOfAStratumIsCaught() {
        assertThat(RISKS.stream().filter(risk -> risk.model().contexts() > 1)).hasSize(23);
        assertThat(caught(EstimatorKind.STRATIFIED, risk -> stratified(risk, 1.02)))
                .isGreaterThanOrEqualTo(10);
        assertThat(caught(EstimatorKind.STRATIFIED, risk -> stratified(risk, 1)))
                .isZero();
    }

    private static RiskEstimator stratified(PolicyRisk risk, double factor) {
        StratifiedRisk right = StratifiedRisk.overContexts(risk, DRAWS);
        return right.weights().length < 2 ? right : right.withWeights(moved(right.weights(), factor));
    }

    private static double[] moved(double[] weights, double factor) {
        double[] moved = weights.clone();
        double more = Math.min((factor - 1) * weights[0], weights[1]);
        moved[0] += more;
        moved[1] -= more;
        return moved;
    }

    /** Planted: the mean of the control is 2 % more than R*, which is 0 in some of the models. */
    @Test
    void aWrongMeanOfTheControlIsCaught() {
        assertThat(caught(EstimatorKind.CONTROL_VARIATE, risk -> control(risk, 1.02)))
                .isGreaterThanOrEqualTo(20);
        assertThat(caught(EstimatorKind.CONTROL_VARIATE, risk -> control(risk, 1)))
                .isZero();
    }

    private static RiskEstimator control(PolicyRisk risk, double factor) {
        double coefficient = ControlVariate.coefficient(risk, EstimatorKind.CONTROL_VARIATE.streams(SEED, "pilot"));
        return ControlVariate.of(risk, coefficient, factor * risk.bayes(), DRAWS);
    }

    /** In how many of the models the estimator does not agree with the exact value. */
    private static long caught(EstimatorKind kind, Function<PolicyRisk, RiskEstimator> planted) {
        return RISKS.stream()
                .filter(risk ->
                        !figures(kind, planted.apply(risk), risk.value()).agrees())
                .count();
    }
}
