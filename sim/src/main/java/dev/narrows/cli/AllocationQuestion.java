package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Digits;
import dev.narrows.planning.Allocation;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code --for allocation}: what budget of information, and how it is spent over the contexts; {@code costs}: of a nat
 * in each context, none for 1.
 */
record AllocationQuestion(double risk, List<Double> costs) implements Question {
    /** Contexts that are shown. */
    private static final int SHOWN = 12;

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("risk", risk);
    }

    @Override
    public String title() {
        return "the least budget of information for a mean risk of " + Wording.number(risk);
    }

    @Override
    public List<String> header() {
        return List.of("budget", "nats by context", "risk by context");
    }

    @Override
    public Solution of(Cell cell) throws RefusedException {
        FiniteModel model = Question.model(cell);
        if (!costs.isEmpty() && costs.size() != model.contexts()) {
            throw new RefusedException("--costs: " + Wording.length(costs.size(), Integer.toString(model.contexts()))
                    + " as cell " + cell.index() + " has contexts");
        }
        double[] each = new double[model.contexts()];
        Arrays.setAll(each, s -> costs.isEmpty() ? 1 : costs.get(s));
        Allocation allocation = Allocation.of(model, each, risk);
        String budget = allocation.possible() ? Digits.down(allocation.budget()) : "none does";
        return new Solution(
                lines(allocation, budget, new ContextNames(cell)),
                List.of(budget, list(allocation, true), list(allocation, false)),
                json(allocation));
    }

    private String lines(Allocation allocation, String budget, ContextNames names) {
        if (!allocation.possible()) {
            return ExactTable.line(
                    "budget",
                    "none does: the floor is " + Decimals.risk(allocation.limit()) + " at complete information");
        }
        String unit = costs.isEmpty() ? " nats for each label on average" : " for each label on average";
        int more = allocation.shares().size() - SHOWN;
        return ExactTable.line("budget", "at least " + budget + unit)
                + IntStream.range(0, Math.min(SHOWN, allocation.shares().size()))
                        .mapToObj(s -> ExactTable.line(
                                names.of(s), words(allocation.shares().get(s))))
                        .collect(Collectors.joining())
                + (more > 0 ? more + " more contexts: --format json has all\n" : "");
    }

    private String words(Allocation.Share share) {
        return Wording.number(share.nats(), 6) + " nats"
                + (costs.isEmpty() ? "" : " at a cost of " + Wording.number(share.cost()) + " each")
                + ", risk " + Decimals.risk(share.risk()) + " (probability "
                + Wording.number(share.weight(), 6) + ")";
    }

    private static String list(Allocation allocation, boolean nats) {
        return allocation.shares().stream()
                .limit(SHOWN)
                .map(share -> Decimals.risk(nats ? share.nats() : share.risk()))
                .collect(Collectors.joining(" "));
    }

    private static ObjectNode json(Allocation allocation) {
        ObjectNode json = Json.object()
                .put("budget", allocation.possible() ? (Double) allocation.budget() : null)
                .put("budget_of_split", allocation.possible() ? (Double) allocation.spent() : null)
                .put("floor_at_full_information", allocation.limit());
        ArrayNode shares = json.putArray("contexts");
        allocation
                .shares()
                .forEach(share -> shares.addObject()
                        .put("probability", share.weight())
                        .put("cost", share.cost())
                        .put("information", share.nats())
                        .put("risk", share.risk()));
        return json;
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Necessary, not sufficient: no labels of a smaller budget have that risk, however it is spent; the "
                        + "split is the one that distortion-rate functions allow, "
                        + "and a channel that is given need not carry "
                        + "its nats so.");
    }
}
