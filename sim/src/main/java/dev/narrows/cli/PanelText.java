package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.judge.Measured;
import dev.narrows.judge.PanelMeasurement;
import dev.narrows.judge.PanelRow;
import dev.narrows.judge.PanelRow.Found;
import dev.narrows.judge.PanelRow.Promise;
import dev.narrows.judge.PanelRow.Vote;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Resampling;
import dev.narrows.rating.Ties;
import dev.narrows.result.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What several labels of an item tell, for people and for programs. */
final class PanelText {
    /** The number of raters that the first sentence is about, or the largest below it. */
    private static final int TYPICAL = 5;

    /** As many as sums of expected numbers have. */
    private static final MathContext DIGITS = new MathContext(14);

    private final Path file;
    private final Ratings ratings;
    private final Resampling how;
    private final List<PanelRow> rows;

    PanelText(Path file, Ratings ratings, Resampling how, List<Integer> more) {
        this.file = file;
        this.ratings = ratings;
        this.how = how;
        this.rows = PanelMeasurement.of(ratings, how, more);
    }

    /** What the best rules reach, what the counts tell and votes lose of it, then what the rows say in words. */
    String table(Screen screen, Unit unit) {
        return screen.wrap(PlainText.printable(JudgeText.head(file, ratings)), 2)
                + risks(screen)
                + "\n"
                + information(screen, unit)
                + "\n"
                + screen.wrap(PlainText.printable(String.join("\n", sentences(unit))), 2);
    }

    private String risks(Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("raters", "items", "risk", "held out", "low", "high", "if independent"));
        for (PanelRow row : rows) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(row.raters())));
            cells.add(row.items() + row.needed().map(n -> " of " + n).orElse(""));
            cells.add(risk(row.measured().map(found -> found.risk().value())));
            cells.add(risk(row.measured().map(Found::heldOut)));
            cells.add(risk(row.measured().map(found -> found.risk().low())));
            cells.add(risk(row.measured().map(found -> found.risk().high())));
            cells.add(risk(row.independent().map(Promise::risk)));
            table.row(cells);
        }
        return table.text();
    }

    private String information(Screen screen, Unit unit) {
        TextTable table = new TextTable(screen);
        table.row(List.of(
                "raters",
                "I " + unit.label(),
                "if independent",
                "majority",
                "cost split",
                "cost random",
                "ties first",
                "cost first"));
        rows.stream().filter(row -> row.independent().isPresent()).forEach(row -> {
            Optional<Map<Ties, Vote>> votes = row.measured().map(Found::votes);
            List<String> cells = new ArrayList<>(List.of(Integer.toString(row.raters())));
            cells.add(
                    row.measured().map(found -> unit.brief(found.information())).orElse("-"));
            cells.add(unit.brief(row.independent().get().information()));
            cells.add(risk(votes.map(vote -> vote.get(Ties.SPLIT).risk())));
            for (Ties ties : List.of(Ties.SPLIT, Ties.RANDOM)) {
                cells.add(votes.map(vote -> unit.brief(vote.get(ties).cost())).orElse("-"));
            }
            cells.add(risk(votes.map(vote -> vote.get(Ties.FIRST).risk())));
            cells.add(votes.map(vote -> unit.brief(vote.get(Ties.FIRST).cost())).orElse("-"));
            table.row(cells);
        });
        return table.text();
    }

    private static String risk(Optional<Double> value) {
        return value.map(Decimals::risk).orElse("-");
    }

    private List<String> sentences(Unit unit) {
        List<String> lines = new ArrayList<>();
        rows.stream()
                .filter(row -> row.measured().isPresent() && row.raters() <= TYPICAL)
                .reduce((before, row) -> row)
                .ifPresent(row -> lines.add(told(row)));
        lines.add("risk: share of wrong answers of the best rule of so many labels of an item, learned on the same"
                + " items; held out: of each item by the rule that all others teach; low, high: "
                + JudgeText.confidence(how) + " interval of the best rule's risk, of " + how.resamples()
                + " resamples of the items");
        lines.add("if independent: what raters would reach who are each as good as these and err independently given"
                + " the truth; that they do not is measured here, and no independence is assumed in the other columns");
        lines.add("labels are drawn from those of an item, whoever gave them, in expectation over all ways to draw;"
                + " a row is of the items that have so many");
        lines.add("I: information of the truth and of how many labels are which, "
                + "of the shares as they are: too high where"
                + " items are few");
        lines.add("majority: risk of the label that most gave; cost: " + unit.label() + " that it loses of I, where at"
                + " ties it names all of them (split), one by chance (random, the same risk) or the first in the order "
                + JudgeText.quoted(ratings.labels()) + " (first)");
        lines.addAll(notMeasured());
        lines.addAll(ratings.notes());
        return lines;
    }

    private static String told(PanelRow row) {
        Found found = row.measured().orElseThrow();
        return row.raters() + " independent " + (row.raters() == 1 ? "rater" : "raters") + " would promise a risk of "
                + Decimals.risk(row.independent().orElseThrow().risk()) + "; " + row.raters() + " of these reach "
                + Decimals.risk(found.risk().value()) + " (held out " + Decimals.risk(found.heldOut()) + ", in ["
                + Decimals.risk(found.risk().low()) + ", "
                + Decimals.risk(found.risk().high()) + "])"
                + (found.asGood() < row.raters() ? "; by these estimates " + asGood(found.asGood()) : "");
    }

    private static String asGood(long raters) {
        return raters == 1 ? "one independent rater does as well" : raters + " independent ones do as well";
    }

    private List<String> notMeasured() {
        List<String> lines = new ArrayList<>();
        if (rows.stream().anyMatch(row -> row.needed().isPresent())) {
            lines.add("too few items to say anything of so many raters: items says how many there must be");
        }
        String beyond = rows.stream()
                .filter(row -> row.needed().isEmpty() && row.measured().isEmpty())
                .map(row -> Integer.toString(row.raters()))
                .collect(Collectors.joining(", "));
        if (!beyond.isEmpty()) {
            lines.add(beyond + " raters: not measured, for want of items with so many labels; the row is independence"
                    + " alone, an assumption that the rows above contradict or bear out");
        }
        return lines;
    }

    /** Everything that the judge's JSON has, and a row for each number of raters, in nats. */
    ObjectNode json() {
        ObjectNode root = new JudgeText(file, ratings, how).json();
        ArrayNode panel = root.putArray("panel");
        rows.forEach(row -> json(panel.addObject(), row));
        return root;
    }

    /** A channel file of r labels of an item; nothing where the items with so many are too few. */
    static Optional<String> channel(Path file, Ratings ratings, int r) {
        return PanelMeasurement.expectedCounts(ratings, r)
                .map(counts -> JudgeText.CHANNEL_HEAD + " {type: confusion, counts: "
                        + Arrays.stream(counts).map(PanelText::digits).collect(Collectors.joining(", ", "[", "]"))
                        + "}\nmeasured: {source: "
                        + Json.MAPPER.writeValueAsString(file.getFileName().toString()) + ", labels: " + r
                        + ", outputs: "
                        + Json.MAPPER.writeValueAsString("how many of the labels of an item are "
                                + String.join(", ", ratings.labels()) + ": first all of the first, then one of them"
                                + " gives way to the next")
                        + "}\n");
    }

    private static String digits(double[] row) {
        return Arrays.stream(row)
                .mapToObj(n -> new BigDecimal(n, DIGITS).stripTrailingZeros().toString())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void json(ObjectNode node, PanelRow row) {
        node.put("raters", row.raters()).put("items", row.items());
        row.needed().ifPresent(needed -> node.put("items_needed", needed));
        row.measured().ifPresent(found -> {
            Measured risk = found.risk();
            node.putObject("bayes_risk")
                    .put("value", risk.value())
                    .put("low", risk.low())
                    .put("high", risk.high())
                    .put("held_out", found.heldOut());
            node.put("information", found.information());
            node.put("independent_raters_as_good", found.asGood());
            ObjectNode majority = node.putObject("majority");
            for (Ties ties : Ties.values()) {
                Vote vote = found.votes().get(ties);
                majority.putObject(ties.name().toLowerCase(Locale.ROOT))
                        .put("risk", vote.risk())
                        .put("cost", vote.cost());
            }
        });
        row.independent()
                .ifPresent(promise -> node.putObject("independent")
                        .put("bayes_risk", promise.risk())
                        .put("information", promise.information()));
    }
}
