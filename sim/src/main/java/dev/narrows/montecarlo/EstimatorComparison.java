package dev.narrows.montecarlo;

import dev.narrows.scenario.Cell;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The estimators of one cell's risk, beside the exact value.
 *
 * @param cell the cell
 * @param policy whose risk it is
 * @param risk the risk
 * @param figures of each estimator, in the order of {@link EstimatorKind}
 * @param impossible why others could not be made
 * @param rates of tuple-wise and quasi-Monte Carlo, of those that were asked for
 */
public record EstimatorComparison(
        Cell cell,
        StatedPolicy policy,
        PolicyRisk risk,
        List<EstimatorFigures> figures,
        Map<EstimatorKind, String> impossible,
        List<ConvergenceRate> rates) {
    private static final List<EstimatorKind> RATED = List.of(EstimatorKind.TUPLE_WISE, EstimatorKind.QUASI_MONTE_CARLO);

    /**
     * Runs the estimators.
     *
     * @param cell of the finite family
     * @param policy whose risk is estimated
     * @param kinds which estimators
     * @param effort how much is drawn
     * @param timed whether times are taken
     * @return what they give
     * @throws IllegalArgumentException if the risk of the cell cannot be enumerated
     */
    public static EstimatorComparison of(
            Cell cell, StatedPolicy policy, List<EstimatorKind> kinds, Effort effort, boolean timed) {
        PolicyRisk risk = policy.of(cell);
        List<EstimatorFigures> figures = new ArrayList<>();
        Map<EstimatorKind, String> impossible = new EnumMap<>(EstimatorKind.class);
        for (EstimatorKind kind : kinds) {
            Optional<String> obstacle = kind.obstacle(risk, effort.draws());
            if (obstacle.isPresent()) {
                impossible.put(kind, obstacle.get());
            } else {
                RiskEstimator estimator = kind.of(risk, effort.draws(), effort.seed());
                figures.add(figures(kind, estimator, risk, cell.confidence(), effort, timed));
            }
        }
        List<ConvergenceRate> rates = RATED.stream()
                .filter(kinds::contains)
                .map(kind -> ConvergenceRate.of(kind, risk, effort.seed(), cell.confidence(), effort.threads()))
                .flatMap(Optional::stream)
                .toList();
        return new EstimatorComparison(cell, policy, risk, List.copyOf(figures), impossible, rates);
    }

    private static EstimatorFigures figures(
            EstimatorKind kind,
            RiskEstimator estimator,
            PolicyRisk risk,
            double confidence,
            Effort effort,
            boolean timed) {
        double[][] rows =
                Replication.rows(estimator, kind.streams(effort.seed()), 0, effort.replicates(), effort.threads());
        Optional<Timing> timing =
                timed ? Optional.of(Timing.of(estimator, kind.streams(effort.seed()))) : Optional.empty();
        return EstimatorFigures.of(kind, estimator, rows, risk.value(), confidence, timing);
    }

    /**
     * The estimator that others are compared with.
     *
     * @return empty where it was not asked for
     */
    public Optional<EstimatorFigures> plain() {
        return of(EstimatorKind.TUPLE_WISE);
    }

    /**
     * The figures of an estimator.
     *
     * @param kind which
     * @return empty where there are none
     */
    public Optional<EstimatorFigures> of(EstimatorKind kind) {
        return figures.stream().filter(one -> one.kind() == kind).findFirst();
    }

    /**
     * Efficiency of an estimator over that of the plain one.
     *
     * @param one its figures
     * @return empty where it is refused, a time is missing, or its variance is 0
     */
    public OptionalDouble efficiency(EstimatorFigures one) {
        return one.refusal().isEmpty()
                ? plain().map(one::efficiency).orElse(OptionalDouble.empty())
                : OptionalDouble.empty();
    }

    /**
     * Exact variance of a tuple-wise draw.
     *
     * @return Var g
     */
    public double plainVariance() {
        return PolicyRisk.variance(risk.law(), risk.losses());
    }

    /**
     * The risks of this cell and of another by each of the estimators.
     *
     * @param other the other cell
     * @param effort how much is drawn
     * @return of those estimators that both cells have
     */
    public List<RiskDifference> minus(Cell other, Effort effort) {
        PolicyRisk ofOther = policy.of(other);
        return figures.stream()
                .map(EstimatorFigures::kind)
                .filter(kind -> kind.obstacle(ofOther, effort.draws()).isEmpty())
                .map(kind -> RiskDifference.of(kind, risk, ofOther, effort))
                .toList();
    }
}
