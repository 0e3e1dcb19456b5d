package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.Informations;
import dev.narrows.explain.Decimals;
import dev.narrows.numeric.Digits;
import dev.narrows.planning.LeastInformation;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** {@code --for capacity}: how much labels must carry for a risk. */
record CapacityQuestion(double risk, BoundCatalogue bounds) implements Question {
    @Override
    public String name() {
        return "capacity";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("risk", risk);
    }

    @Override
    public String title() {
        return "what a label must carry for a mean risk of " + Wording.number(risk);
    }

    @Override
    public List<String> header() {
        return List.of("needed", "information", "capacity", "this channel");
    }

    @Override
    public Solution of(Cell cell) throws RefusedException {
        LeastInformation least = LeastInformation.of(Question.model(cell), bounds.floors(), risk);
        Informations carried = cell.exact(bounds).informations();
        double information = carried.average(InformationKind.MIXTURE);
        double capacity = carried.average(InformationKind.CASCADE);
        String verdict = verdict(least.nats(), information, capacity);
        String lines = ExactTable.line("needed", needed(least))
                + ExactTable.line(
                        "carried",
                        Digits.up(information) + " nats by this channel, at most " + Digits.up(capacity)
                                + " with another prior (its capacity): " + verdict);
        ObjectNode json = Json.object()
                .put("information", least.nats().isPresent() ? least.nats().getAsDouble() : null)
                .put("floor_without_label", least.blind())
                .put("floor_at_full_information", least.limit())
                .put("information_of_channel", information)
                .put("capacity_of_channel", capacity);
        String number = least.nats().isPresent() ? Digits.down(least.nats().getAsDouble()) : "none does";
        return new Solution(lines, List.of(number, Digits.up(information), Digits.up(capacity), verdict), json);
    }

    private static String needed(LeastInformation least) {
        if (least.nats().isEmpty()) {
            return "none does: the floor is " + Decimals.risk(least.limit()) + " however much labels carry";
        }
        double nats = least.nats().getAsDouble();
        return nats == 0
                ? "0 nats: the floor without a label is " + Decimals.risk(least.blind())
                : "at least " + Digits.down(nats) + " nats, on average over the contexts";
    }

    /** Both are upper ends: what they fall short of is short for certain. */
    private static String verdict(OptionalDouble needed, double information, double capacity) {
        if (needed.isEmpty()) {
            return "no channel does";
        }
        return information >= needed.getAsDouble()
                ? "enough by this measure"
                : capacity >= needed.getAsDouble() ? "too little with this prior" : "too little";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Necessary, not sufficient: with less no policy has that risk, on labels of any channel and in any "
                        + "number; a channel that carries as much may carry what the loss "
                        + "does not ask for. Floors: the "
                        + "catalogue's that are made of an information alone (rate-distortion, Fano), averaged.");
    }
}
