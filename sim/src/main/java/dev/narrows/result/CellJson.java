package dev.narrows.result;

import dev.narrows.bound.Floor;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A cell as a JSON object: the exact half for {@code bounds}, with the simulated half for {@code run}. What is said of
 * floors, ceilings and steps stands in arrays in the order of {@link BoundOrder}, null where the cell has not that one.
 * Nats throughout.
 */
final class CellJson {
    /** Of a cell, about. */
    private static final int CHARACTERS = 1 << 13;

    private final JsonText json = new JsonText(CHARACTERS);
    private final BoundOrder order;

    private CellJson(BoundOrder order) {
        this.order = order;
    }

    static String of(Scenario scenario, BoundOrder order, CellOutcome outcome) {
        return text(order, cell -> {
            if (outcome instanceof CellFailure failure) {
                cell.head(failure.cell());
                cell.json.text("status", "failed");
                cell.json.text("error", failure.reason());
            } else {
                cell.result(scenario, (CellResult) outcome);
            }
        });
    }

    static String bounds(BoundOrder order, Cell of, ExactHalf exact) {
        return text(order, cell -> cell.bounds(of, exact, List.of()));
    }

    private static String text(BoundOrder order, Consumer<CellJson> content) {
        CellJson cell = new CellJson(order);
        content.accept(cell);
        return cell.json.end();
    }

    private void result(Scenario scenario, CellResult result) {
        List<Check> checks = result.checks();
        int floors = result.exact().floors().floors().size();
        bounds(result.cell(), result.exact(), checks.subList(0, floors));
        ceilings(result.ceilings(), checks.subList(floors, checks.size()));
        json.integer("replicates", result.replicates());
        json.text("stop_reason", result.stopReason().label());
        json.text("limits", result.limits().label());
        json.number("confidence", result.risk().confidence());
        json.text("method", result.risk().method());
        result.means().forEach((name, mean) -> {
            if (!name.equals(Quantity.OBSERVABLE_RISK)) {
                estimate(name, mean);
            }
        });
        json.number("risk_exact", result.riskExact());
        json.number("kl_exact", result.klExact());
        json.number("prior_risk", result.guessing().prior());
        Optional<CeilingSummary> expected = result.ceilingExpected();
        Optional<CeilingSummary> best = result.findCeiling("kl");
        json.number("ceiling_expected", Columns.value(expected));
        json.number("ceiling_best", Columns.value(best));
        json.number(
                "ceiling_expected_confidence",
                expected.map(CeilingSummary::confidence).orElse(OptionalDouble.empty()));
        json.number("gap_ceiling_expected", Columns.gap(result, expected));
        json.number("gap_ceiling_best", Columns.gap(result, best));
        json.text("verdict", result.verdict().label());
        json.text("cell_verdict", result.cellVerdict().label());
        expectations(Expectation.of(scenario, result));
        observable(result);
        json.object("decomposition", () -> DecompositionJson.write(json, result.decomposition()));
        json.object("waterfall", () -> DecompositionJson.write(json, result.waterfall()));
    }

    private void bounds(Cell cell, ExactHalf exact, List<Check> checks) {
        head(cell);
        exact.details().properties().forEach(detail -> json.tree(detail.getKey(), detail.getValue()));
        exact.informations().confidence().ifPresent(confidence -> json.number("information_confidence", confidence));
        Separation separation = cell.model().loop().separation();
        contexts("separation", separation, separation::at);
        contexts("base_loss", separation, separation::base);
        List<Floor> floors = exact.floors().floors();
        int[] places = order.floors(floors);
        json.object("floors", () -> {
            numbers("value", places, i -> floors.get(i).value());
            checks(places, checks);
        });
        json.number("floor_paper", exact.floors().paper().value());
        json.number("floor_capacity", exact.floors().capacityOnly().value());
        Floor best = exact.floors().best();
        json.number("floor_best", best.value());
        json.text("floor_best_rung", best.label());
        json.number("bayes_risk", exact.bayesRisk());
        json.number("blind_risk", exact.blindRisk());
    }

    private void head(Cell cell) {
        json.integer("cell", cell.index());
        json.object("at", () -> cell.at().forEach(json::tree));
    }

    private void ceilings(List<CeilingSummary> ceilings, List<Check> checks) {
        int[] places = order.ceilings(ceilings);
        json.object("ceilings", () -> {
            numbers("value", places, i -> ceilings.get(i).value());
            numbers("low", places, i -> ceilings.get(i).low());
            numbers("high", places, i -> ceilings.get(i).high());
            json.array("confidence", places, i -> json.value(ceilings.get(i).confidence()));
            json.array("failures", places, i -> failures(ceilings.get(i)));
            failures("failure_low", places, ceilings, FailureCheck::low);
            failures("failure_high", places, ceilings, FailureCheck::high);
            checks(places, checks);
        });
    }

    private void failures(CeilingSummary ceiling) {
        json.value(ceiling.failures().stream().mapToInt(FailureCheck::failures).findFirst());
    }

    private void failures(
            String key, int[] places, List<CeilingSummary> ceilings, ToDoubleFunction<FailureCheck> number) {
        json.array(
                key,
                places,
                i -> json.value(
                        ceilings.get(i).failures().stream().mapToDouble(number).findFirst()));
    }

    /** The verdicts on bounds, of which there are none before a simulation. */
    private void checks(int[] places, List<Check> checks) {
        if (!checks.isEmpty()) {
            json.array(
                    "verdict", places, i -> json.value(checks.get(i).verdict().label()));
            json.array(
                    "cell_verdict",
                    places,
                    i -> json.value(checks.get(i).cellVerdict().label()));
            json.array("vacuous", places, i -> json.value(checks.get(i).vacuous()));
        }
    }

    private void expectations(List<Expectation> expectations) {
        if (!expectations.isEmpty()) {
            json.array(
                    "expectations",
                    places(expectations.size()),
                    i -> json.entry(() -> {
                        json.text("condition", expectations.get(i).condition());
                        json.text("outcome", expectations.get(i).label());
                    }));
        }
    }

    private void observable(CellResult result) {
        Observed observed = result.cell().learner().observed();
        json.text("observable", observed.name());
        json.text("observable_bounds", observed.bounds());
        json.flag("matched", result.matched());
        estimate("observable_risk", result.observableRisk());
        json.number("observable_risk_exact", result.observableRiskExact());
        json.text(
                "negative_control",
                result.cell()
                        .bounds()
                        .negativeControl()
                        .map(NegativeControl::label)
                        .orElse(null));
    }

    private void estimate(String key, Estimate estimate) {
        json.object(key, () -> {
            json.number("mean", estimate.mean());
            json.number("low", estimate.low());
            json.number("high", estimate.high());
            json.number("standard_error", estimate.standardError());
        });
    }

    private void contexts(String key, Separation separation, IntToDoubleFunction value) {
        numbers(key, places(separation.contexts()), value);
    }

    private static int[] places(int size) {
        return IntStream.range(0, size).toArray();
    }

    private void numbers(String key, int[] places, IntToDoubleFunction value) {
        json.array(key, places, i -> json.value(value.applyAsDouble(i)));
    }
}
