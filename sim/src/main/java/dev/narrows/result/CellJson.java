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
import dev.narrows.family.Quantity;
import dev.narrows.model.Separation;
import dev.narrows.scenario.Cell;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
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

    static String of(BoundOrder order, CellOutcome outcome, List<Expectation> expectations) {
        return text(order, cell -> {
            if (outcome instanceof CellFailure failure) {
                cell.head(failure.cell());
                cell.json.put("status", "failed");
                cell.json.put("error", failure.reason());
            } else {
                cell.result((CellResult) outcome, expectations);
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

    private void result(CellResult result, List<Expectation> expectations) {
        List<Check> checks = result.checks();
        int floors = result.exact().floors().floors().size();
        bounds(result.cell(), result.exact(), checks.subList(0, floors));
        ceilings(result.ceilings(), checks.subList(floors, checks.size()));
        columns(result, "replicates", "stop_reason", "limits");
        json.put("confidence", result.risk().confidence());
        json.put("method", result.risk().method());
        result.means().forEach((name, mean) -> {
            if (!name.equals(Quantity.OBSERVABLE_RISK)) {
                estimate(name, mean);
            }
        });
        columns(result, "risk_exact");
        json.put("kl_exact", result.klExact());
        columns(result, "prior_risk", "ceiling_expected", "ceiling_best");
        json.put("ceiling_expected_confidence", result.ceilingExpected().map(CeilingSummary::confidence));
        columns(result, "gap_ceiling_expected", "gap_ceiling_best", "verdict", "cell_verdict");
        expectations(expectations);
        observable(result);
        json.object("decomposition", () -> DecompositionJson.write(json, result.decomposition()));
        json.object("waterfall", () -> DecompositionJson.write(json, result.waterfall()));
    }

    private void bounds(Cell cell, ExactHalf exact, List<Check> checks) {
        head(cell);
        exact.details().properties().forEach(detail -> json.put(detail.getKey(), detail.getValue()));
        exact.informations().confidence().ifPresent(confidence -> json.put("information_confidence", confidence));
        Separation separation = cell.model().loop().separation();
        contexts("separation", separation, separation::at);
        contexts("base_loss", separation, separation::base);
        List<Floor> floors = exact.floors().floors();
        int[] places = order.floors(floors);
        json.object("floors", () -> {
            numbers("value", places, i -> floors.get(i).value());
            checks(places, checks);
        });
        json.put("floor_paper", exact.floors().paper().value());
        json.put("floor_capacity", exact.floors().capacityOnly().value());
        Floor best = exact.floors().best();
        json.put("floor_best", best.value());
        json.put("floor_best_rung", best.label());
        json.put("bayes_risk", exact.bayesRisk());
        json.put("blind_risk", exact.blindRisk());
    }

    private void head(Cell cell) {
        json.put("cell", cell.index());
        json.object("at", () -> cell.at().forEach(json::put));
    }

    private void ceilings(List<CeilingSummary> ceilings, List<Check> checks) {
        int[] places = order.ceilings(ceilings);
        json.object("ceilings", () -> {
            numbers("value", places, i -> ceilings.get(i).value());
            numbers("low", places, i -> ceilings.get(i).low());
            numbers("high", places, i -> ceilings.get(i).high());
            json.array("confidence", places, i -> json.value(ceilings.get(i).confidence()));
            failures("failures", places, ceilings, FailureCheck::failures);
            failures("failure_low", places, ceilings, FailureCheck::low);
            failures("failure_high", places, ceilings, FailureCheck::high);
            checks(places, checks);
        });
    }

    private void failures(
            String key, int[] places, List<CeilingSummary> ceilings, Function<FailureCheck, Object> number) {
        json.array(key, places, i -> json.value(ceilings.get(i).failures().map(number)));
    }

    /** Values that points.csv has under the same names. */
    private void columns(CellResult result, String... names) {
        for (String name : names) {
            json.put(name, Columns.own().find(name).orElseThrow().value(result));
        }
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
            json.array("power", places, i -> json.value(checks.get(i).power()));
        }
    }

    private void expectations(List<Expectation> expectations) {
        if (!expectations.isEmpty()) {
            json.array(
                    "expectations",
                    places(expectations.size()),
                    i -> json.entry(() -> {
                        json.put("condition", expectations.get(i).condition());
                        json.put("outcome", expectations.get(i).label());
                    }));
        }
    }

    private void observable(CellResult result) {
        columns(result, "observable");
        json.put("observable_bounds", result.cell().learner().observed().bounds());
        json.put("matched", result.matched());
        estimate("observable_risk", result.observableRisk());
        columns(result, "observable_risk_exact");
        json.put("negative_control", result.cell().bounds().negativeControl().map(NegativeControl::label));
    }

    private void estimate(String key, Estimate estimate) {
        json.object(key, () -> {
            json.put("mean", estimate.mean());
            json.put("low", estimate.low());
            json.put("high", estimate.high());
            json.put("standard_error", estimate.standardError());
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
