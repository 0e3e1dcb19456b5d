package dev.narrows.result;

import dev.narrows.bound.ContextUse;
import dev.narrows.bound.Floor;
import dev.narrows.bound.Holds;
import dev.narrows.bound.InformationKind;
import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Check;
import dev.narrows.experiment.Estimate;
import dev.narrows.experiment.FailureCheck;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.NegativeControl;
import dev.narrows.family.Observed;
import dev.narrows.family.Quantity;
import dev.narrows.model.Separation;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell as a JSON object: the exact half for {@code bounds}, with the simulated half for {@code run}. Nats throughout.
 */
final class CellJson {
    private CellJson() {}

    static ObjectNode of(Scenario scenario, CellOutcome outcome) {
        if (outcome instanceof CellFailure failure) {
            return head(failure.cell()).put("status", "failed").put("error", failure.reason());
        }
        CellResult result = (CellResult) outcome;
        ObjectNode node = bounds(result.cell(), result.exact());
        node.put("replicates", result.replicates())
                .put("stop_reason", result.stopReason().label())
                .put("limits", result.limits().label());
        result.means().forEach((name, mean) -> {
            if (!name.equals(Quantity.OBSERVABLE_RISK)) {
                estimate(node.putObject(name), mean);
            }
        });
        put(node, "risk_exact", result.riskExact());
        put(node, "kl_exact", result.klExact());
        put(node, "prior_risk", result.guessing().prior());
        ArrayNode ceilings = node.putArray("ceilings");
        result.ceilings().forEach(ceiling -> ceiling(ceilings.addObject(), ceiling));
        Optional<CeilingSummary> expected = result.ceilingExpected();
        Optional<CeilingSummary> best = result.findCeiling("kl");
        put(node, "ceiling_expected", Columns.value(expected));
        put(node, "ceiling_best", Columns.value(best));
        put(
                node,
                "ceiling_expected_confidence",
                expected.map(CeilingSummary::confidence).orElse(OptionalDouble.empty()));
        put(node, "gap_ceiling_expected", Columns.gap(result, expected));
        put(node, "gap_ceiling_best", Columns.gap(result, best));
        ArrayNode verdicts = node.putArray("verdicts");
        result.checks().forEach(check -> check(verdicts.addObject(), check));
        node.put("verdict", result.verdict().label())
                .put("batch_verdict", result.verdict().label())
                .put("cell_verdict", result.cellVerdict().label());
        if (!scenario.expect().isEmpty()) {
            ArrayNode expectations = node.putArray("expectations");
            Expectation.of(scenario, result)
                    .forEach(e -> expectations
                            .addObject()
                            .put("condition", e.condition())
                            .put("outcome", e.label()));
        }
        observable(node, result);
        DecompositionJson.write(node.putObject("decomposition"), result.decomposition());
        DecompositionJson.write(node.putObject("waterfall"), result.waterfall());
        return node;
    }

    private static void observable(ObjectNode node, CellResult result) {
        Observed observed = result.cell().learner().observed();
        node.put("observable", observed.name())
                .put("observable_bounds", observed.bounds())
                .put("matched", result.matched());
        estimate(node.putObject("observable_risk"), result.observableRisk());
        put(node, "observable_risk_exact", result.observableRiskExact());
        node.put(
                "negative_control",
                result.cell()
                        .bounds()
                        .negativeControl()
                        .map(NegativeControl::label)
                        .orElse(null));
    }

    static ObjectNode bounds(Cell cell, ExactHalf exact) {
        ObjectNode node = head(cell);
        node.setAll(exact.details());
        Separation separation = cell.model().loop().separation();
        numbers(node.putArray("separation"), separation.contexts(), separation::at);
        numbers(node.putArray("base_loss"), separation.contexts(), separation::base);
        ArrayNode floors = node.putArray("floors");
        exact.floors().floors().forEach(floor -> floor(floors.addObject(), floor));
        node.put("floor_paper", exact.floors().paper().value());
        node.put("floor_capacity", exact.floors().capacityOnly().value());
        node.put("floor_best", exact.floors().best().value());
        put(node, "bayes_risk", exact.bayesRisk());
        put(node, "blind_risk", exact.blindRisk());
        return node;
    }

    private static ObjectNode head(Cell cell) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("cell", cell.index());
        ObjectNode at = node.putObject("at");
        cell.at().forEach(at::set);
        return node;
    }

    private static void numbers(ArrayNode array, int contexts, IntToDoubleFunction number) {
        IntStream.range(0, contexts).mapToDouble(number).forEach(array::add);
    }

    /** Says when it holds where that is not always. */
    private static void floor(ObjectNode node, Floor floor) {
        node.put("rung", floor.rung())
                .put(
                        "information",
                        floor.form().information().map(InformationKind::label).orElse(null))
                .put("context", floor.form().context().map(ContextUse::label).orElse(null))
                .put("value", floor.value());
        if (floor.holds() != Holds.ALWAYS) {
            node.put("holds", floor.holds().words());
        }
    }

    private static void estimate(ObjectNode node, Estimate estimate) {
        node.put("mean", estimate.mean())
                .put("low", estimate.low())
                .put("high", estimate.high())
                .put("confidence", estimate.confidence())
                .put("method", estimate.method());
        put(node, "standard_error", estimate.standardError());
    }

    private static void ceiling(ObjectNode node, CeilingSummary ceiling) {
        node.put("name", ceiling.name()).put("kl", ceiling.kl()).put("kind", ceiling.kind());
        put(node, "confidence", ceiling.confidence());
        node.put("value", ceiling.value()).put("low", ceiling.low()).put("high", ceiling.high());
        Optional<FailureCheck> failures = ceiling.failures();
        node.put("failures", failures.map(FailureCheck::failures).orElse(null))
                .put("failure_low", failures.map(FailureCheck::low).orElse(null))
                .put("failure_high", failures.map(FailureCheck::high).orElse(null));
    }

    private static void check(ObjectNode node, Check check) {
        node.put("bound", check.bound())
                .put("verdict", check.verdict().label())
                .put("batch_verdict", check.verdict().label())
                .put("vacuous", check.vacuous())
                .put("matched", check.matched())
                .put("cell_verdict", check.cellVerdict().label());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        node.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
    }
}
