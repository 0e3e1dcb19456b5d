package dev.narrows.cli;

import dev.narrows.experiment.LeastGold;
import dev.narrows.explain.Decimals;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code --for gold} with a risk: with how many gold labels a learner that estimates the channel from them has it.
 *
 * @param risk that is wanted
 * @param dataSets simulated at each number of gold labels
 */
record GoldRiskQuestion(double risk, int dataSets) implements Question {
    private static final double ROUNDING = 1e-12;

    @Override
    public String name() {
        return "gold";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("risk", risk);
    }

    @Override
    public String title() {
        return "with how many gold labels the mean risk of this learner is at most " + Wording.number(risk);
    }

    @Override
    public List<String> header() {
        return List.of("gold labels", "mean risk", "+-", "of fewer", "+-", "channel known");
    }

    @Override
    public Solution of(Cell cell) throws RefusedException {
        if (!cell.learner().observed().name().equals(ObservableLoss.CALIBRATED.label())) {
            throw new RefusedException("cell " + cell.index() + " has no gold labels, must have observable:"
                    + " {calibrated: {gold: n}} for a risk; for the interval of a judge give --width");
        }
        LeastGold least = LeastGold.of(cell, risk, dataSets);
        ObjectNode json = Json.object()
                .put("labels", least.enough().map(LeastGold.Mean::gold).orElse(null));
        put(json, "enough", least.enough());
        put(json, "fewer", least.fewer());
        json.put("channel_known", least.channelKnown())
                .put("bayes_risk", value(least.bayesRisk()))
                .put("data_sets", dataSets);
        return new Solution(
                ExactTable.line("gold labels", answer(least))
                        + least.fewer()
                                .map(mean -> ExactTable.line("fewer", words(mean)))
                                .orElse("")
                        + ExactTable.line(
                                "channel known",
                                "mean risk " + Decimals.risk(least.channelKnown())
                                        + least.bayesRisk().stream()
                                                .mapToObj(bayes -> "; R* is " + Decimals.risk(bayes))
                                                .findFirst()
                                                .orElse("")),
                List.of(
                        count(least),
                        least.enough().map(mean -> Decimals.risk(mean.risk())).orElse(""),
                        least.enough().map(GoldRiskQuestion::error).orElse(""),
                        least.fewer().map(mean -> Decimals.risk(mean.risk())).orElse(""),
                        least.fewer().map(GoldRiskQuestion::error).orElse(""),
                        Decimals.risk(least.channelKnown())),
                json);
    }

    private static Double value(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private String count(LeastGold least) {
        return least.enough()
                .map(mean -> Wording.count(mean.gold()))
                .orElse(
                        least.bayesRisk().orElse(0) > risk + ROUNDING
                                ? "none does"
                                : "more than " + Wording.count(LeastGold.MOST));
    }

    private String answer(LeastGold least) {
        return least.enough()
                .map(GoldRiskQuestion::words)
                .orElseGet(() -> count(least)
                        + (least.channelKnown() > risk ? ": the learner that knows the channel has more too" : ""));
    }

    private static String words(LeastGold.Mean mean) {
        return Wording.count(mean.gold()) + ": mean risk " + Decimals.risk(mean.risk())
                + (mean.standardError() > 0 ? ", standard error " + error(mean) : ", exact");
    }

    private static String error(LeastGold.Mean mean) {
        return Decimals.risk(mean.standardError());
    }

    private static void put(ObjectNode json, String name, Optional<LeastGold.Mean> mean) {
        mean.ifPresent(at -> json.putObject(name)
                .put("labels", at.gold())
                .put("mean_risk", at.risk())
                .put("standard_error", at.standardError()));
    }

    @Override
    public List<String> notes() {
        return List.of("Numbers have two digits from 100 on. A mean is exact where gold labels can be enumerated, else"
                + " that of " + Wording.count(dataSets) + " data sets, those of a run, with the same labels at each"
                + " number; where two differ by less than their errors, so do their numbers.");
    }
}
