package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.Informations;
import dev.narrows.explain.Decimals;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Digits;
import dev.narrows.planning.MostCodewords;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code --for codewords}: how many values this channel may convey at a risk. */
record CodewordsQuestion(double risk, BoundCatalogue bounds) implements Question {
    private static final int DIGITS = 8;

    @Override
    public String name() {
        return "codewords";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("risk", risk);
    }

    @Override
    public String title() {
        return "how many codewords this channel may tell apart with a mean error of " + Wording.number(risk);
    }

    @Override
    public List<String> header() {
        return List.of("codewords", "floor", "of one more", "capacity");
    }

    @Override
    public Solution of(Cell cell) throws RefusedException {
        FiniteModel model = Question.model(cell);
        Informations carried = cell.exact(bounds).informations();
        double[] capacities = IntStream.range(0, model.contexts())
                .mapToDouble(s -> carried.information(InformationKind.CASCADE, s))
                .toArray();
        MostCodewords most = MostCodewords.of(model.contextLaw(), capacities, risk);
        double capacity = carried.average(InformationKind.CASCADE);
        boolean known = most.codewords().isPresent();
        String count =
                known ? Wording.count(most.codewords().getAsLong()) : "more than " + Wording.count(MostCodewords.MOST);
        boolean none = known && most.codewords().getAsLong() < 2;
        String answer = none
                ? "none does: the floor at 2 codewords is " + Decimals.risk(most.beyond())
                : known
                        ? "at most " + count + ": the floor is " + Wording.number(most.floor(), DIGITS)
                                + ", of one more " + Wording.number(most.beyond(), DIGITS)
                        : count + ", where the floor is " + Wording.number(most.floor(), DIGITS);
        return new Solution(
                ExactTable.line("codewords", answer)
                        + ExactTable.line("carried", "at most " + Digits.up(capacity) + " nats (capacity)"),
                List.of(
                        none ? "none does" : count,
                        Decimals.risk(most.floor()),
                        known ? Decimals.risk(most.beyond()) : "",
                        Digits.up(capacity)),
                Json.object()
                        .put(
                                "codewords",
                                known && !none ? (Long) most.codewords().getAsLong() : null)
                        .put("unbounded", !known)
                        .put("floor", most.floor())
                        .put("floor_of_one_more", known ? (Double) most.beyond() : null)
                        .put("capacity_of_channel", capacity));
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Equiprobable codewords, zero-one loss, whatever the codebook: Fano's floor at the upper end of the "
                        + "channel's capacity in each context. Necessary, not sufficient: "
                        + "with more no policy has that error, "
                        + "with as many one need not.");
    }
}
