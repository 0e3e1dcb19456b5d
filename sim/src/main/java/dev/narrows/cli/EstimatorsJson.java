package dev.narrows.cli;

import dev.narrows.montecarlo.ConvergenceRate;
import dev.narrows.montecarlo.Effort;
import dev.narrows.montecarlo.EstimatorComparison;
import dev.narrows.montecarlo.EstimatorFigures;
import dev.narrows.montecarlo.RiskDifference;
import dev.narrows.result.Json;
import dev.narrows.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** Estimators of cells as JSON, for programs and for the page. */
final class EstimatorsJson {
    private final ObjectNode root = Json.MAPPER.createObjectNode();

    EstimatorsJson(Scenario scenario, Effort effort) {
        root.put("scenario", scenario.name())
                .put("seed", effort.seed())
                .put("draws", effort.draws())
                .put("replicates", effort.replicates());
        root.putArray("cells");
    }

    ObjectNode root() {
        return root;
    }

    /** Adds a cell; the differences from another, or none. */
    void add(EstimatorComparison cell, List<RiskDifference> differences, int against) {
        ObjectNode node =
                root.withArray("cells").addObject().put("cell", cell.cell().index());
        ObjectNode at = node.putObject("at");
        cell.cell().at().forEach(at::set);
        node.put("policy", cell.policy().name().toLowerCase(Locale.ROOT))
                .put("confidence", cell.cell().confidence())
                .put("exact", cell.risk().value())
                .put("bayes_risk", cell.risk().bayes());
        node.putArray("estimators");
        cell.figures().forEach(one -> put(node.withArray("estimators").addObject(), one, cell));
        ObjectNode impossible = node.putObject("impossible");
        cell.impossible().forEach((kind, why) -> impossible.put(kind.label(), why));
        node.putArray("rates");
        cell.rates().forEach(rate -> put(node.withArray("rates").addObject(), rate));
        if (!differences.isEmpty()) {
            ObjectNode other = node.putObject("against").put("cell", against);
            differences.forEach(one -> put(other.withArray("estimators").addObject(), one));
        }
    }

    private static void put(ObjectNode node, EstimatorFigures one, EstimatorComparison cell) {
        boolean given = one.refusal().isEmpty();
        node.put("estimator", one.kind().label())
                .put("draws_of", one.kind().words())
                .put("presumes", one.kind().presumes())
                .put("mean", given ? (Double) one.mean() : null)
                .put("low", given ? (Double) one.interval().low() : null)
                .put("high", given ? (Double) one.interval().high() : null)
                .put("standard_error", given ? (Double) one.standardError() : null)
                .put("agrees", given ? (Boolean) one.agrees() : null)
                .put("variance", given ? (Double) one.variance() : null)
                .put("exact_variance", boxed(one.exactVariance()))
                .put("plain_draws", given ? finite(one.plainDraws(cell.plainVariance())) : null);
        one.weights()
                .ifPresent(weights -> node.putObject("weights")
                        .put("effective_draws", weights.effectiveDraws())
                        .put("largest_share", weights.largestShare())
                        .put("mean_weight", weights.meanWeight()));
        one.refusal().ifPresent(why -> node.put("refused", why));
        one.timing().ifPresent(timing -> {
            ObjectNode time = node.putObject("times")
                    .put("nanos_per_draw", timing.nanosPerDraw())
                    .put("efficiency", boxed(cell.efficiency(one)));
            time.putObject("nanos_per_replicate")
                    .put("p50", timing.p50())
                    .put("p99", timing.p99())
                    .put("p99_9", timing.p999())
                    .put("max", timing.largest());
        });
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? finite(value.getAsDouble()) : null;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static void put(ObjectNode node, ConvergenceRate rate) {
        node.put("estimator", rate.kind().label())
                .put("exponent", rate.exponent())
                .put("low", rate.interval().low())
                .put("high", rate.interval().high());
        rate.points()
                .forEach(point -> node.withArray("points")
                        .addObject()
                        .put("draws", point.draws())
                        .put("error", point.error()));
    }

    private static void put(ObjectNode node, RiskDifference one) {
        node.put("estimator", one.kind().label())
                .put("difference", one.mean())
                .put("standard_error", one.standardError())
                .put("exact", one.exact())
                .put("variance_common", one.common())
                .put("variance_independent", one.independent());
    }
}
