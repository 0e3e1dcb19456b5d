package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.judge.ChanceLevel;
import dev.narrows.judge.ChangedLabels;
import dev.narrows.judge.ContextGap;
import dev.narrows.judge.JudgeMeasurement;
import dev.narrows.judge.Judgment;
import dev.narrows.judge.LossTable;
import dev.narrows.judge.Measured;
import dev.narrows.judge.Quantity;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Resampling;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What a judge's labels carry, for people and for programs. */
final class JudgeText {
    /** What a channel file begins with. */
    static final String CHANNEL_HEAD = "format: 1\nchannel:";

    private static final int FIRST_OF_KIND = 40;

    private final Path file;
    private final Ratings ratings;
    private final LossTable loss;
    private final List<Judgment> judgments;
    private final Resampling how;
    private final List<ChanceLevel> levels;
    /** Where the context is known, if there is one. */
    private final Optional<ChanceLevel> chance;

    private final Optional<ContextGap> gap;
    private final AgreementText agreement;

    /** Of wrong answers. */
    JudgeText(Path file, Ratings ratings, Resampling how) {
        this(file, ratings, LossTable.zeroOne(ratings.truths()), how);
    }

    JudgeText(Path file, Ratings ratings, LossTable loss, Resampling how) {
        this.file = file;
        this.ratings = ratings;
        this.loss = loss;
        this.judgments = JudgeMeasurement.of(ratings, loss.loss(), how);
        this.how = how;
        this.levels = ChanceLevel.of(ratings, how);
        this.chance =
                levels.stream().skip(ratings.contexts().size() > 1 ? 1 : 0).findFirst();
        this.gap = ContextGap.of(ratings, judgments, how);
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
        String head = head(file, ratings) + (loss.isZeroOne() ? "" : "\nloss " + loss.name());
        return screen.wrap(PlainText.printable(head), 2)
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
                lines.add(sees(judgment) + atLeast(Decimals.risk(judgment.floor()))
                        + ", whatever the rule (estimated, at " + confidence
                        + "); the best rule of one label: "
                        + interval(judgment.measured().get(Quantity.RISK)) + "; without a label: "
                        + Decimals.risk(judgment.blindRisk()));
            }
        }
        lines.addAll(reliablyWrong());
        gap.map(this::sentence).ifPresent(lines::add);
        gap.flatMap(this::changed).ifPresent(lines::add);
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
        if (!ratings.contextColumns().isEmpty() && ratings.contexts().size() == 1) {
            lines.add(String.join(", ", ratings.contextColumns()) + " has one value, so that there is one context");
        }
        lines.addAll(agreement.sentences());
        lines.addAll(ratings.notes());
        lines.addAll(loss.notes());
        lines.add("I: information of label and truth; C: capacity; both in " + unit.label()
                + "; risk: " + loss.mean() + " of the best rule" + detail() + "; low, high: " + confidence
                + " interval, of "
                + how.resamples() + " resamples of the items");
        return lines;
    }

    private String detail() {
        return loss.detail().isEmpty() ? "" : " (" + loss.detail() + ")";
    }

    private String atLeast(String floor) {
        return loss.isZeroOne()
                ? " is wrong in at least " + floor + " of cases"
                : " loses at least " + floor + " on average";
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
            long known = judgments.stream()
                    .filter(judgment ->
                            judgment.kind().equals(kind) && judgment.measured().containsKey(Quantity.KAPPA))
                    .count();
            if (!wrong.isEmpty()) {
                lines.add("worse than chance" + (kind.equals("all") ? "" : ", by " + kind) + ": "
                        + String.join("; ", wrong));
            } else if (known > 0 && !kind.equals("all")) {
                lines.add("surely worse than chance: none of " + count((int) known, kind));
            }
        }
        return lines;
    }

    private String sentence(ContextGap one) {
        return "by " + String.join(", ", ratings.contextColumns()) + ", agreement goes from "
                + Decimals.risk(one.lowAgreement()) + " (" + one.low() + ") to " + Decimals.risk(one.highAgreement())
                + " (" + one.high() + "): a difference of " + interval(one.difference())
                + (one.difference().low() <= 0 ? ", which may be chance" : "")
                + (one.contexts() > 2 ? "; that they are the extremes of " + one.contexts() + " is counted" : "");
    }

    /** Where contexts hold the same items, as the two orders of a pair do. */
    private Optional<String> changed(ContextGap one) {
        return ChangedLabels.of(ratings, one.low(), one.high())
                .map(found -> "rated in both by the same rater: "
                        + count(found.pairs(), "item") + ", " + found.changed() + " ("
                        + Decimals.risk((double) found.changed() / found.pairs()) + ") with another label"
                        + (found.changed() == 0
                                ? ""
                                : ", most often " + ratings.labels().get(found.first()) + " for " + one.low() + " and "
                                        + ratings.labels().get(found.second()) + " for " + one.high() + " ("
                                        + found.most()
                                        + ")"));
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

    static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    static String quoted(List<String> names) {
        return names.stream().limit(10).collect(Collectors.joining(", ")) + (names.size() > 10 ? ", ..." : "");
    }

    /** Everything, in nats. */
    ObjectNode json() {
        ObjectNode root = new JudgeJson(file, ratings, loss, how).of(judgments, levels, chance, agreement);
        gap.ifPresent(one -> JudgeJson.put(root, one));
        return root;
    }

    /** Why the ratings are too few for a channel; empty where they are enough. */
    Optional<String> whyNoChannel() {
        Judgment whole = ofChannel();
        return emptyRow(whole.counts())
                .or(() -> whole.needed()
                        .map(needed ->
                                "no channel is written: " + whole.counts().total() + " ratings are too few, must be "
                                        + needed + (whole.counts().contexts() > 1 ? ", or fewer contexts" : "")));
    }

    /** A channel has a law for each truth in each context. */
    private Optional<String> emptyRow(JointCounts counts) {
        for (int s = 0; s < counts.contexts(); s++) {
            for (int u = 0; u < counts.truths(); u++) {
                int context = s;
                int truth = u;
                if (IntStream.range(0, counts.labels()).allMatch(y -> counts.count(context, truth, y) == 0)) {
                    return Optional.of("no channel is written: there is no rating of truth "
                            + ratings.truths().get(u)
                            + (counts.contexts() > 1
                                    ? " in context " + ratings.contexts().get(s)
                                    : ""));
                }
            }
        }
        return Optional.empty();
    }

    private Judgment ofChannel() {
        return judgments.stream()
                .filter(judgment -> judgment.kind().equals("given context"))
                .findFirst()
                .orElse(judgments.get(0));
    }

    /** A channel file of the counts, by context where there is one. */
    String channel() {
        JointCounts counts = ofChannel().counts();
        List<String> channels = IntStream.range(0, counts.contexts())
                .mapToObj(s -> "{type: confusion, counts: " + rows(counts, s) + "}")
                .toList();
        String channel = channels.size() == 1
                ? " " + channels.get(0) + "\n"
                : "\n  per-context:\n"
                        + channels.stream().map(line -> "    - " + line + "\n").collect(Collectors.joining());
        return CHANNEL_HEAD + channel + "names: {"
                + named(contextsKey(), counts.contexts() > 1 ? ratings.contexts() : List.of())
                + named("targets", ratings.truths()) + "labels: " + Json.MAPPER.writeValueAsString(ratings.labels())
                + "}\nmeasured: {source: "
                + Json.MAPPER.writeValueAsString(file.getFileName().toString()) + ", ratings: " + ratings.total()
                + ", items: " + ratings.items() + "}\n";
    }

    /** Contexts that are those who rated are named as such. */
    private String contextsKey() {
        boolean raters = Set.copyOf(ratings.raters()).equals(Set.copyOf(ratings.contexts()));
        return raters ? "raters" : "contexts";
    }

    private static String named(String key, List<String> names) {
        return names.isEmpty() ? "" : key + ": " + Json.MAPPER.writeValueAsString(names) + ", ";
    }

    private static String rows(JointCounts counts, int s) {
        return IntStream.range(0, counts.truths())
                .mapToObj(u -> IntStream.range(0, counts.labels())
                        .mapToObj(y -> Long.toString(counts.count(s, u, y)))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
