package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.LeastLabels;
import dev.narrows.explain.Decimals;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** {@code --for labels}: with how many labels the learner is certain to have a risk. */
record LabelsQuestion(double risk, BoundCatalogue bounds) implements Question {
    private static final int DIGITS = 6;

    @Override
    public String name() {
        return "labels";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("risk", risk);
    }

    @Override
    public String title() {
        return "with how many labels the mean risk of this learner is certain to be at most " + Wording.number(risk);
    }

    @Override
    public List<String> header() {
        return List.of("enough", "ceiling", "of one fewer", "R*");
    }

    @Override
    public Solution of(Cell cell) {
        LeastLabels least = LeastLabels.of(cell, bounds, risk);
        String count = count(least);
        return new Solution(
                ExactTable.line("labels", answer(least, count)),
                List.of(
                        count,
                        Decimals.risk(least.ceiling()),
                        Decimals.risk(least.fewer()),
                        Decimals.risk(least.bayesRisk())),
                Json.object()
                        .put(
                                "labels",
                                least.labels().isPresent()
                                        ? (Long) least.labels().getAsLong()
                                        : null)
                        .put("ceiling", number(least.ceiling()))
                        .put("ceiling_of_fewer", number(least.fewer()))
                        .put("bayes_risk", number(least.bayesRisk()))
                        .put("ceiling_known", least.known()));
    }

    private static Double number(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private String count(LeastLabels least) {
        if (least.labels().isPresent()) {
            return Wording.count(least.labels().getAsLong());
        }
        return least.fewer().isPresent()
                ? "more than " + Wording.count(LeastLabels.MOST)
                : least.bayesRisk().orElse(0) > risk ? "none does" : "not known";
    }

    private String answer(LeastLabels least, String count) {
        String bayes = least.bayesRisk().stream()
                .mapToObj(value -> "; R* is " + Decimals.risk(value))
                .findFirst()
                .orElse("");
        if (least.labels().isPresent()) {
            return count + " are enough: the ceiling is " + precise(least.ceiling())
                    + (least.fewer().isPresent() ? ", of one fewer " + precise(least.fewer()) : "") + bayes;
        }
        if (least.fewer().isPresent()) {
            return count + ": the ceiling of as many is " + precise(least.fewer()) + bayes;
        }
        return least.bayesRisk().orElse(0) > risk
                ? "none does: the floor is " + Decimals.risk(least.bayesRisk()) + ", the risk of the best policy (R*)"
                : "not known: this cell has no ceiling that is computed without sampling";
    }

    private static String precise(OptionalDouble value) {
        return Wording.number(value.orElseThrow(), DIGITS);
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Sufficient, not necessary: the least ceiling over the mean risk over data sets that is computed "
                        + "without sampling, everything but the labels as the scenario has it. "
                        + "Found by doubling and halving, "
                        + "as the ceiling falls.");
    }
}
