package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.info.Pmf;
import dev.narrows.judge.PanelSize;
import dev.narrows.judge.PanelSize.Row;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Resampling;
import dev.narrows.planning.LeastRaters;
import dev.narrows.result.RefusedException;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code --for raters} of a file of ratings: how many labels of an item these raters need for a risk, as measured.
 *
 * @param risk that is wanted
 * @param seed of the resamples that is asked for; empty for 1
 */
record PanelQuestion(double risk, OptionalLong seed) implements Wanted {
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
        return "how many labels of an item it takes of these raters for a risk of " + Wording.number(risk);
    }

    private Resampling how() {
        Resampling usual = Resampling.USUAL;
        return new Resampling(usual.confidence(), usual.resamples(), seed.orElse(usual.seed()));
    }

    /** The answer. */
    Solution of(Path file, Ratings ratings) throws RefusedException {
        long needed = PanelSize.needed(ratings);
        if (ratings.items() < needed) {
            throw new RefusedException(file + ": has " + Wording.count(ratings.items()) + " items, must have "
                    + Wording.count(needed) + " to say anything: 8 for each pair of truth and label");
        }
        PanelSize least = PanelSize.of(ratings, risk, how());
        LeastRaters independent =
                LeastRaters.of(Pmf.uniform(1), List.of(least.targets()), List.of(least.oneLabel()), risk);
        String lines = ExactTable.line("labels", enough(least))
                + least.fewer()
                        .map(row -> ExactTable.line("one fewer", row.labels() + ": " + words(row)))
                        .orElse("")
                + ExactTable.line("held out", heldOut(least))
                + ExactTable.line("independent", RatersQuestion.words(independent));
        return new Solution(lines, List.of(), json(least, independent), differing(least, ratings.items()));
    }

    private static String enough(PanelSize least) {
        return least.enough()
                .map(row -> row.labels() + ": " + words(row))
                .orElseGet(() -> "none does: with "
                        + (least.end() == PanelSize.End.LABELS ? "the most labels that items have, " : "")
                        + least.most() + ", " + words(least.all().orElseThrow()) + beyond(least));
    }

    private static String beyond(PanelSize least) {
        return switch (least.end()) {
            case LABELS -> "";
            case ITEMS ->
                "; too few items have more: " + least.next() + " of the " + least.needed() + " that there must be";
            case WORK -> "; of more labels the ways in which they fall are too many to go through";
        };
    }

    private static String words(Row row) {
        return (row.labels() == 0 ? "without a label the risk is " : "the risk is ")
                + Decimals.risk(row.risk().value()) + " in ["
                + Decimals.risk(row.risk().low()) + ", "
                + Decimals.risk(row.risk().high()) + "], held out " + Decimals.risk(row.heldOut()) + ", of "
                + Wording.count(row.items()) + " items";
    }

    private static String heldOut(PanelSize least) {
        return least.heldOut()
                .map(row -> row.labels() + ": held out " + Decimals.risk(row.heldOut())
                        + least.heldOutFewer()
                                .map(fewer -> ", of one fewer " + Decimals.risk(fewer.heldOut()))
                                .orElse(""))
                .orElseGet(() -> {
                    Row row = least.leastHeldOut().orElseThrow();
                    return "none does: the least is " + Decimals.risk(row.heldOut()) + ", of " + row.labels();
                });
    }

    private static List<String> differing(PanelSize least, long items) {
        List<String> notes = new ArrayList<>();
        least.enough()
                .or(least::all)
                .filter(row -> row.items() < items)
                .ifPresent(row -> notes.add("Not all items"
                        + " have so many labels: a number of labels is of the items that have as many, "
                        + Wording.count(row.items()) + " of " + Wording.count(items) + " for " + row.labels()
                        + ", so that numbers differ in their items too."));
        return notes;
    }

    private static ObjectNode json(PanelSize least, LeastRaters independent) {
        ObjectNode json = Json.object()
                .put("labels", least.enough().map(Row::labels).orElse(null))
                .put("labels_held_out", least.heldOut().map(Row::labels).orElse(null))
                .put("most_tried", least.most())
                .put("ended_by", least.end().name().toLowerCase(Locale.ROOT))
                .put("items_with_more", least.next())
                .put("items_needed", least.needed());
        put(json, "enough", least.enough());
        put(json, "fewer", least.fewer());
        put(json, "enough_held_out", least.heldOut());
        put(json, "fewer_held_out", least.heldOutFewer());
        put(json, "least_held_out", least.leastHeldOut());
        put(json, "most", least.all());
        json.set("independent", RatersQuestion.json(independent));
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<Row> found) {
        found.ifPresentOrElse(
                row -> json.putObject(name)
                        .put("labels", row.labels())
                        .put("items", row.items())
                        .putObject("bayes_risk")
                        .put("value", row.risk().value())
                        .put("low", row.risk().low())
                        .put("high", row.risk().high())
                        .put("held_out", row.heldOut()),
                () -> json.putNull(name));
    }

    @Override
    public List<String> notes() {
        Resampling how = how();
        return List.of(
                "Measured: share of wrong answers of the best rule of so many labels of an item, exact over all ways to"
                        + " draw them from the item's, learned on the same items and so too small on average; held"
                        + " out: of each item by the rule that all others teach, which may rise again with more labels."
                        + " Of the best rule's risk on further items: "
                        + Wording.number(100 * how.confidence()) + " % interval, of " + how.resamples()
                        + " resamples of the items (seed " + how.seed()
                        + "); while it holds the risk that is wanted, more items may give another number.",
                "independent: assumed, not measured: raters with the channel of one label of all these items who err"
                        + " independently given the truth. Beyond the labels that items have there is this assumption"
                        + " alone.");
    }
}
