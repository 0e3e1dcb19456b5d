package dev.narrows.cli;

import dev.narrows.channel.GivenChannel;
import dev.narrows.judge.GoldLabels;
import dev.narrows.judge.Quantity;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Resampling;
import dev.narrows.model.FiniteModel;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code --for gold}: how many true labels beside the judge's an interval of some width takes.
 *
 * @param width of the interval
 * @param quantity of which it is
 * @param judges simulated at each number of labels
 * @param seed that is asked for; empty for the scenario's, or 1
 * @param ofRatings whether items are those of a file with all of their ratings
 */
record GoldQuestion(double width, Quantity quantity, int judges, OptionalLong seed, boolean ofRatings)
        implements Question {
    private static final int RESAMPLES = 200;
    private static final double CONFIDENCE = 0.95;
    private static final long SEED = 1;
    /** Measured: see the page on judges. */
    private static final int FEW_ITEMS = 30;

    @Override
    public String name() {
        return "gold";
    }

    @Override
    public Map<String, Double> wanted() {
        return Map.of("width", width);
    }

    @Override
    public String title() {
        return "how many true labels for an interval of " + quantityWords() + " of width " + Wording.number(width);
    }

    private String quantityWords() {
        return quantity == Quantity.INFORMATION ? "the information (nats)" : "the least risk";
    }

    @Override
    public List<String> header() {
        return List.of("gold labels", "mean width", "+-", "of fewer", "+-");
    }

    @Override
    public Solution of(Cell cell) throws RefusedException {
        FiniteModel model = Question.model(cell);
        int[] targets = IntStream.range(0, model.targets())
                .filter(u -> IntStream.range(0, model.contexts()).anyMatch(s -> model.targetProbability(u, s) > 0))
                .toArray();
        List<Double> law = new ArrayList<>();
        for (int s = 0; s < model.contexts(); s++) {
            for (int u : targets) {
                for (int y = 0; y < model.labels(); y++) {
                    law.add(model.contextLaw().probability(s)
                            * model.targetProbability(u, s)
                            * model.cascade().product(s).probability(u, y));
                }
            }
        }
        if (targets.length < 2) {
            throw new RefusedException("cell " + cell.index() + " has one target, must have at least 2");
        }
        GoldLabels.Law items = new GoldLabels.Law(model.contexts(), targets.length, model.labels(), law);
        return of(items, seed.orElse(cell.seed()));
    }

    /** The answer for a channel that is given by itself. */
    Solution of(GivenChannel given) {
        return of(
                new GoldLabels.Law(given.contexts(), given.truths(), given.labels(), given.joint()), seed.orElse(SEED));
    }

    /** The answer for items like those of a file. */
    Solution of(Ratings ratings) {
        long streams = seed.orElse(SEED);
        Solution solution = of(new GoldLabels(ratings, quantity, judges, how(streams)), streams);
        boolean few = solution.json().path("labels").asLong(FEW_ITEMS) < FEW_ITEMS;
        return few
                ? solution.noting(List.of("Of fewer than " + FEW_ITEMS + " items intervals of the information hold less"
                        + " often than they say, however many ratings an item has."))
                : solution;
    }

    private Solution of(GoldLabels.Law law, long streams) {
        return of(new GoldLabels(law, quantity, judges, how(streams)), streams);
    }

    private static Resampling how(long streams) {
        return new Resampling(CONFIDENCE, RESAMPLES, streams);
    }

    private Solution of(GoldLabels gold, long streams) {
        OptionalLong labels = gold.least(width);
        Optional<GoldLabels.Width> enough =
                labels.isPresent() ? Optional.of(gold.at(labels.getAsLong())) : Optional.empty();
        OptionalLong before = labels.isPresent() ? gold.before(labels.getAsLong()) : OptionalLong.of(GoldLabels.MOST);
        Optional<GoldLabels.Width> fewer =
                before.isPresent() ? Optional.of(gold.at(before.getAsLong())) : Optional.empty();
        ObjectNode json = Json.object().put("labels", labels.isPresent() ? (Long) labels.getAsLong() : null);
        put(json, "enough", enough);
        put(json, "fewer", fewer);
        json.put("judges", judges).put("resamples", RESAMPLES).put("seed", streams);
        String count =
                enough.map(at -> Wording.count(at.labels())).orElse("more than " + Wording.count(GoldLabels.MOST));
        return new Solution(
                ExactTable.line(
                                "gold labels",
                                count + enough.map(at -> words(gold, at)).orElse(""))
                        + fewer.map(at -> ExactTable.line("fewer", Wording.count(at.labels()) + words(gold, at)))
                                .orElse(ExactTable.line(
                                        "fewer",
                                        ofRatings ? "not tried, numbers begin at 10" : "too few for an interval")),
                List.of(
                        count,
                        enough.map(at -> number(at.mean())).orElse(""),
                        enough.map(at -> number(at.standardError())).orElse(""),
                        fewer.map(at -> number(at.mean())).orElse(""),
                        fewer.map(at -> number(at.standardError())).orElse("")),
                json);
    }

    private String words(GoldLabels gold, GoldLabels.Width at) {
        String without = at.without() + " of " + judges
                + " judges see one truth only or have too few ratings, and have no" + " interval";
        if (!gold.sureOfAnInterval(at) || Double.isInfinite(at.mean())) {
            return ": too few, " + without;
        }
        return ": mean width " + number(at.mean()) + ", standard error " + number(at.standardError())
                + (at.without() == 0 ? "" : "; " + without);
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static void put(ObjectNode json, String name, Optional<GoldLabels.Width> width) {
        width.ifPresent(at -> json.putObject(name)
                .put("labels", at.labels())
                .put("mean_width", Double.isInfinite(at.mean()) ? null : (Double) at.mean())
                .put("standard_error", at.standardError())
                .put("judges_without_interval", at.without()));
    }

    @Override
    public List<String> notes() {
        return List.of("Simulated: " + judges + " judges at each number of labels, each item with its truth and "
                + (ofRatings ? "all of its ratings, drawn from the items of the file" : "one label of the channel")
                + ", measured as narrows judge does (95 %, " + RESAMPLES
                + " resamples). Numbers have two "
                + "digits; where two widths differ by less than their errors, so do their numbers of labels.");
    }
}
