package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.judge.ChanceLevel;
import dev.narrows.judge.JudgeMeasurement;
import dev.narrows.judge.Judgment;
import dev.narrows.judge.Measured;
import dev.narrows.judge.Quantity;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Resampling;
import dev.narrows.rating.InformationEstimator;
import dev.narrows.rating.JointCounts;
import dev.narrows.result.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a judge's labels carry, for people and for programs. */
final class JudgeText {
    /** What a channel file begins with. */
    static final String CHANNEL_HEAD = "format: 1\nchannel:";

    private static final int FIRST_OF_KIND = 40;

    private final Path file;
    private final Ratings ratings;
    private final List<Judgment> judgments;
    private final Resampling how;
    private final Optional<ChanceLevel> chance;
    private final AgreementText agreement;

    JudgeText(Path file, Ratings ratings, Resampling how) {
        this.file = file;
        this.ratings = ratings;
        this.judgments = JudgeMeasurement.of(ratings, how);
        this.how = how;
        this.chance = ChanceLevel.of(ratings, how);
        this.agreement = new AgreementText(ratings);
    }

    /** A row for each view, then what the rows say in words. */
    String table(Screen screen, Unit unit) {
        TextTable table = new TextTable(screen);
        table.row(List.of(
                "ratings",
                "n",
                "agree",
                "kappa",
                "I " + unit.label(),
                "low",
                "high",
                "C",
                "floor",
                "risk",
                "low",
                "high"));
        for (Judgment judgment : shown()) {
            table.row(row(judgment, unit));
        }
        table.wholeIn(0);
        table.mayDrop(3);
        table.mayDrop(7);
        table.mayDrop(2);
        return screen.wrap(PlainText.printable(head(file, ratings)), 2)
                + table.text()
                + screen.wrap(PlainText.printable(String.join("\n", sentences(unit))), 2);
    }

    /** What was read. */
    static String head(Path file, Ratings ratings) {
        return file + ": " + ratings.total() + " ratings of " + ratings.items() + " items by "
                + count(ratings.raters().size(), "rater") + "; truth " + quoted(ratings.truths()) + ", labels "
                + quoted(ratings.labels());
    }

    private List<Judgment> shown() {
        List<Judgment> byRatings = judgments.stream()
                .filter(judgment -> judgment.kind().equals("rater"))
                .sorted(Comparator.comparing(
                        (Judgment judgment) -> -judgment.counts().total()))
                .limit(FIRST_OF_KIND)
                .toList();
        return Stream.concat(
                        judgments.stream()
                                .filter(judgment -> !judgment.kind().equals("rater"))
                                .limit(FIRST_OF_KIND),
                        byRatings.stream())
                .toList();
    }

    private static List<String> row(Judgment judgment, Unit unit) {
        String n = Long.toString(judgment.counts().total());
        if (judgment.needed().isPresent()) {
            List<String> row = new ArrayList<>(
                    List.of(name(judgment), n + " of " + judgment.needed().get()));
            row.addAll(Collections.nCopies(10, ""));
            return row;
        }
        List<String> row = new ArrayList<>(List.of(name(judgment), n));
        row.add(risk(judgment, Quantity.AGREEMENT));
        row.add(risk(judgment, Quantity.KAPPA));
        Measured information = judgment.measured().get(Quantity.INFORMATION);
        row.add(unit.brief(information.value()));
        row.add(unit.brief(information.low()));
        row.add(unit.brief(information.high()));
        row.add(unit.brief(judgment.measured().get(Quantity.CAPACITY).value()));
        row.add(Decimals.risk(judgment.floor()));
        Measured risk = judgment.measured().get(Quantity.RISK);
        row.add(Decimals.risk(risk.value()));
        row.add(Decimals.risk(risk.low()));
        row.add(Decimals.risk(risk.high()));
        return row;
    }

    private static String risk(Judgment judgment, Quantity quantity) {
        Measured measured = judgment.measured().get(quantity);
        return measured == null ? "-" : Decimals.risk(measured.value());
    }

    private static String name(Judgment judgment) {
        return switch (judgment.kind()) {
            case "given context" -> "knowing " + judgment.name();
            case "given rater" -> "knowing rater";
            case "context", "rater" -> "  " + judgment.name();
            default -> "all";
        };
    }

    /** What the rows say, and what they do not. */
    private List<String> sentences(Unit unit) {
        List<String> lines = new ArrayList<>();
        String confidence = confidence(how);
        Measured agreed = judgments.get(0).measured().get(Quantity.AGREEMENT);
        for (Judgment judgment : judgments) {
            boolean whole = judgment.kind().equals("all") || judgment.kind().startsWith("given");
            if (whole && judgment.floor().isPresent()) {
                lines.add(sees(judgment) + " is wrong in at least " + Decimals.risk(judgment.floor())
                        + " of cases, whatever the rule (estimated, at " + confidence
                        + "); the best rule of one label: "
                        + interval(judgment.measured().get(Quantity.RISK)));
            }
        }
        lines.addAll(reliablyWrong());
        chance.ifPresent(level -> lines.add("by chance, with the truths shuffled among the items, I"
                + (ratings.contexts().size() > 1 ? " with the context known" : "") + " would be "
                + unit.brief(level.mean()) + " on average, and at most " + unit.brief(level.high()) + " in "
                + confidence
                + " of " + level.shuffles() + " shuffles"));
        if (judgments.size() > shown().size()) {
            lines.add((judgments.size() - shown().size()) + " more rows: see --format json");
        }
        lines.addAll(tooFew());
        if (agreed != null && agreed.value() == 0) {
            lines.add("no label is the name of a truth: agreement and kappa say nothing; I, C, floor and risk do");
        }
        lines.addAll(agreement.sentences());
        lines.addAll(ratings.notes());
        lines.add("I: information of label and truth; C: capacity; both in " + unit.label()
                + "; risk: share of wrong answers of the best rule; low, high: " + confidence + " interval, of "
                + how.resamples() + " resamples of the items");
        return lines;
    }

    static String confidence(Resampling how) {
        return new BigDecimal(100 * how.confidence(), new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    private static String sees(Judgment judgment) {
        return switch (judgment.kind()) {
            case "given context" -> "who sees one label and knows " + judgment.name();
            case "given rater" -> "who sees one label and knows who gave it";
            default -> "who sees one label and nothing else";
        };
    }

    private static String interval(Measured measured) {
        return Decimals.risk(measured.value()) + " in [" + Decimals.risk(measured.low()) + ", "
                + Decimals.risk(measured.high()) + "]";
    }

    private List<String> reliablyWrong() {
        List<String> lines = new ArrayList<>();
        for (String kind : List.of("all", "context", "rater")) {
            List<String> wrong = judgments.stream()
                    .filter(judgment -> judgment.kind().equals(kind) && judgment.worseThanChance())
                    .map(judgment -> (judgment.name().isEmpty() ? "all ratings" : judgment.name()) + " (agreement "
                            + risk(judgment, Quantity.AGREEMENT) + ")")
                    .toList();
            if (!wrong.isEmpty()) {
                lines.add("worse than chance" + (kind.equals("all") ? "" : ", by " + kind) + ": "
                        + String.join("; ", wrong));
            }
        }
        return lines;
    }

    private List<String> tooFew() {
        List<Judgment> few = judgments.stream()
                .filter(judgment -> judgment.needed().isPresent())
                .toList();
        return few.isEmpty()
                ? List.of()
                : List.of("too few ratings to say anything in " + count(few.size(), "row")
                        + ": n says how many there must be, and nothing of them is shown");
    }

    static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    static String quoted(List<String> names) {
        return names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", ..." : "");
    }

    /** Everything, in nats. */
    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("file", file.toString())
                .put("ratings", ratings.total())
                .put("items", ratings.items())
                .put("confidence", how.confidence())
                .put("resamples", how.resamples())
                .put("seed", how.seed());
        names(root.putArray("truths"), ratings.truths());
        names(root.putArray("labels"), ratings.labels());
        names(root.putArray("raters"), ratings.raters());
        names(root.putArray("context_columns"), ratings.contextColumns());
        names(root.putArray("contexts"), ratings.contexts());
        names(root.putArray("notes"), ratings.notes());
        chance.ifPresent(level -> root.putObject("information_by_chance")
                .put("mean", level.mean())
                .put("high", level.high())
                .put("shuffles", level.shuffles()));
        agreement.json(root);
        ArrayNode views = root.putArray("views");
        judgments.forEach(judgment -> json(views.addObject(), judgment));
        return Json.MAPPER.writeValueAsString(root) + "\n";
    }

    static void names(ArrayNode array, List<String> names) {
        names.forEach(array::add);
    }

    private static void json(ObjectNode view, Judgment judgment) {
        view.put("kind", judgment.kind()).put("name", judgment.name()).put("items", judgment.items());
        view.put("ratings", judgment.counts().total());
        counts(view.putArray("counts"), judgment.counts());
        judgment.needed().ifPresent(needed -> view.put("ratings_needed", needed));
        for (Quantity quantity : Quantity.values()) {
            Measured measured = judgment.measured().get(quantity);
            if (measured != null) {
                view.putObject(quantity.label())
                        .put("value", measured.value())
                        .put("low", measured.low())
                        .put("high", measured.high())
                        .put("bias", measured.bias());
            }
        }
        ObjectNode estimators = view.putObject("information_estimates");
        for (InformationEstimator estimator : InformationEstimator.values()) {
            estimators.put(estimator.label(), estimator.of(judgment.counts()));
        }
        judgment.floor().ifPresent(floor -> view.put("floor_estimated", floor));
        view.put("worse_than_chance", judgment.worseThanChance());
    }

    private static void counts(ArrayNode contexts, JointCounts counts) {
        for (int s = 0; s < counts.contexts(); s++) {
            ArrayNode rows = contexts.addArray();
            for (int u = 0; u < counts.truths(); u++) {
                ArrayNode row = rows.addArray();
                for (int y = 0; y < counts.labels(); y++) {
                    row.add(counts.count(s, u, y));
                }
            }
        }
    }

    /** A channel file of the counts, by context where there is one. */
    String channel() {
        JointCounts counts = judgments.stream()
                .filter(judgment -> judgment.kind().equals("given context"))
                .findFirst()
                .orElse(judgments.get(0))
                .counts();
        List<String> channels = IntStream.range(0, counts.contexts())
                .mapToObj(s -> "{type: confusion, counts: " + rows(counts, s) + "}")
                .toList();
        String channel = channels.size() == 1
                ? " " + channels.get(0) + "\n"
                : "\n  per-context:\n"
                        + channels.stream().map(line -> "    - " + line + "\n").collect(Collectors.joining());
        return CHANNEL_HEAD + channel + "measured: {source: "
                + Json.MAPPER.writeValueAsString(file.getFileName().toString()) + ", ratings: " + ratings.total()
                + ", items: " + ratings.items() + "}\n";
    }

    private static String rows(JointCounts counts, int s) {
        return IntStream.range(0, counts.truths())
                .mapToObj(u -> IntStream.range(0, counts.labels())
                        .mapToObj(y -> Long.toString(counts.count(s, u, y)))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
