package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.numeric.Bracket;
import dev.narrows.planning.LeastRaters;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code --for raters}: how many raters an item needs for a risk. */
record RatersQuestion(double risk) implements Question {
    private static final int DIGITS = 8;

    @Override
    public String name() {
        return "raters";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("risk", risk);
    }

    @Override
    public String title() {
        return "how many raters of an item it takes for a mean risk of " + Wording.number(risk);
    }

    @Override
    public List<String> header() {
        return List.of("raters", "risk", "of one fewer", "of any number");
    }

    @Override
    public Solution of(Cell cell) throws RefusedException {
        LeastRaters least = LeastRaters.of(Question.model(cell), risk);
        boolean none = least.limit().low() > risk;
        String count = least.raters().isPresent()
                ? Wording.count(least.raters().getAsLong())
                : none ? "none does" : "more than " + Wording.count(least.tried());
        ObjectNode json = Json.object()
                .put(
                        "raters",
                        least.raters().isPresent() ? (Long) least.raters().getAsLong() : null)
                .put("most_tried", least.tried())
                .put(
                        "sufficient_by_chernoff",
                        least.sufficient().isPresent()
                                ? (Long) least.sufficient().getAsLong()
                                : null);
        bracket(json, "risk", least.enough());
        bracket(json, "risk_of_fewer", least.fewer());
        bracket(json, "risk_of_any_number", Optional.of(least.limit()));
        return new Solution(
                ExactTable.line("raters", answer(least, none, count)),
                List.of(
                        count,
                        least.enough().map(RatersQuestion::middle).orElse(""),
                        least.fewer().map(RatersQuestion::middle).orElse(""),
                        middle(least.limit())),
                json);
    }

    private static String answer(LeastRaters least, boolean none, String count) {
        if (none) {
            return "none does: the floor is " + middle(least.limit())
                    + " however many there are, since targets of equal rows are never told apart";
        }
        if (least.raters().isEmpty()) {
            return count + ", as many as are enumerated, have a risk of "
                    + least.fewer().map(RatersQuestion::precise).orElse("")
                    + least.sufficient().stream()
                            .mapToObj(enough -> ", " + Wording.count(enough) + " are enough by Chernoff's bound")
                            .collect(Collectors.joining())
                    + "; however many, " + middle(least.limit());
        }
        return count + ": the risk is "
                + least.enough().map(RatersQuestion::precise).orElse("")
                + least.fewer().map(fewer -> ", of one fewer " + precise(fewer)).orElse("")
                + "; however many, " + middle(least.limit());
    }

    private static String precise(Bracket risk) {
        return Wording.number((risk.low() + risk.high()) / 2, DIGITS);
    }

    private static String middle(Bracket risk) {
        return Decimals.risk(risk.high() < 1e-12 ? 0 : (risk.low() + risk.high()) / 2);
    }

    private static void bracket(ObjectNode json, String name, Optional<Bracket> risk) {
        json.put(name + "_lower", risk.map(Bracket::low).orElse(null));
        json.put(name + "_upper", risk.map(Bracket::high).orElse(null));
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Independent raters, each the whole channel, the best rule of the counts of their labels: exact, so "
                        + "that the number is both enough and needed "
                        + "if raters are independent given the target. Real items that "
                        + "are hard for all need more.");
    }
}
