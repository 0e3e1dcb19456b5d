package dev.narrows.cli;

import dev.narrows.channel.GivenChannel;
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
        return solution(LeastRaters.of(Question.model(cell), risk));
    }

    /** The answer for a channel that is given by itself: the loss is that of naming the truth. */
    Solution of(GivenChannel given) {
        LeastRaters least = LeastRaters.of(given.contextLaw(), given.priors(), given.channels(), risk);
        return solution(least)
                .noting(List.of("Risk: share of wrong answers of who names the truth"
                        + (given.contexts() > 1 ? " and sees the context; contexts and truths " : "; truths ")
                        + (given.isCounts() ? "are as frequent as the counts have them." : "are equally likely.")));
    }

    private static Solution solution(LeastRaters least) {
        return new Solution(
                ExactTable.line("raters", words(least)),
                List.of(
                        count(least),
                        least.enough().map(RatersQuestion::middle).orElse(""),
                        least.fewer().map(RatersQuestion::middle).orElse(""),
                        middle(least.limit())),
                json(least));
    }

    private static boolean none(LeastRaters least) {
        return least.limit().low() > least.risk();
    }

    private static String count(LeastRaters least) {
        return least.raters().isPresent()
                ? Wording.count(least.raters().getAsLong())
                : none(least) ? "none does" : "more than " + Wording.count(least.tried());
    }

    /** For programs. */
    static ObjectNode json(LeastRaters least) {
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
        return json;
    }

    /** For people: the number, and what it and one fewer leave. */
    static String words(LeastRaters least) {
        if (none(least)) {
            return "none does: the floor is " + middle(least.limit())
                    + " however many there are, since targets of equal rows are never told apart";
        }
        if (least.raters().isEmpty()) {
            return count(least) + ", as many as are enumerated, have a risk of "
                    + least.fewer().map(RatersQuestion::precise).orElse("")
                    + least.sufficient().stream()
                            .mapToObj(enough -> ", " + Wording.count(enough) + " are enough by Chernoff's bound")
                            .collect(Collectors.joining())
                    + "; however many, " + middle(least.limit());
        }
        return count(least) + ": the risk is "
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
