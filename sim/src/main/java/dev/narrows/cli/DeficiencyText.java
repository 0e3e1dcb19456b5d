package dev.narrows.cli;

import dev.narrows.channel.Deficiency;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.DeficiencyReport.Pair;
import dev.narrows.channel.GivenChannel;
import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code deficiency} prints: sentences of two channels, a table of more. */
record DeficiencyText(List<GivenChannel> given, DeficiencyReport report, boolean ofItems, int resamples, long seed) {
    /** A bracket that four decimals cannot show. */
    private static final double NARROW = 1e-9;

    private static final int INDENT = 4;

    String text(Screen screen) {
        String legend = IntStream.range(0, given.size())
                .mapToObj(i -> screen.wrap(PlainText.printable(letter(i) + "   " + described(given.get(i))), INDENT))
                .collect(Collectors.joining());
        String head = screen.wrap(
                "\nWhatever the labels are used for (any prior, any loss in [0, 1]), at most so much is lost:", 0);
        String body = given.size() == 2 ? sentences(screen) : table(screen);
        return legend
                + head
                + body
                + notes().stream().map(note -> screen.wrap(note, 2)).collect(Collectors.joining());
    }

    private static String described(GivenChannel one) {
        String contexts = one.contexts() == 1 ? "" : ", " + one.contexts() + " contexts";
        return one.source() + "\n    "
                + (one.isCounts() ? String.format(Locale.ROOT, "counts, %,.0f", one.total()) : "probabilities") + ", "
                + one.truths() + " truths by " + one.labels() + " labels" + contexts;
    }

    private static String letter(int i) {
        return String.valueOf((char) ('A' + i));
    }

    private String sentences(Screen screen) {
        return report.pairs().stream()
                .map(pair -> screen.wrap(sentence(pair), INDENT))
                .collect(Collectors.joining());
    }

    private String sentence(Pair pair) {
        String interval = pair.bootstrap()
                .map(limits -> " (95 % bootstrap " + risk(limits.low()) + ".." + risk(limits.high()) + ")")
                .orElse("");
        String line = letter(pair.channel()) + " loses at most " + value(pair.mean()) + " against "
                + letter(pair.against()) + interval + "\n";
        return pair.contexts().size() == 1 ? line : line + contexts(pair);
    }

    private String contexts(Pair pair) {
        return IntStream.range(0, pair.contexts().size())
                .mapToObj(s -> "    " + ofContexts().contextWord() + " " + PlainText.printable(contextName(s))
                        + ", probability "
                        + Decimals.risk(report.contextLaw().get(s)) + ": "
                        + value(pair.contexts().get(s)) + "\n")
                .collect(Collectors.joining());
    }

    private String contextName(int s) {
        return ofContexts().contextName(s);
    }

    private GivenChannel ofContexts() {
        return given.stream()
                .filter(one -> one.contexts() == report.contextLaw().size())
                .findFirst()
                .orElseThrow();
    }

    /** The upper end; both where they differ by more than rounding. */
    private static String value(Deficiency one) {
        return one.high() - one.low() > NARROW
                ? "between " + one.low() + " and " + one.high() + " (the solver came no nearer)"
                : risk(one.high());
    }

    /** What is less than the certified ends tell apart is 0. */
    private static String risk(double value) {
        return Decimals.risk(value <= NARROW ? 0 : value);
    }

    private String table(Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("channel", "against", "loses at most", "95 % from", "to"));
        for (Pair pair : report.pairs()) {
            table.row(List.of(
                    letter(pair.channel()),
                    letter(pair.against()),
                    value(pair.mean()),
                    pair.bootstrap().map(limits -> risk(limits.low())).orElse(""),
                    pair.bootstrap().map(limits -> risk(limits.high())).orElse("")));
        }
        return table.text();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Pair pair : report.pairs()) {
            boolean exact = !given.get(pair.channel()).isCounts()
                    && !given.get(pair.against()).isCounts();
            if (exact && pair.mean().high() <= NARROW) {
                notes.add("The labels of " + letter(pair.against()) + " can be made of those of "
                        + letter(pair.channel()) + " by chance alone, to within 1e-9: " + letter(pair.channel())
                        + " is at least as good for every use.");
            }
        }
        int contexts = report.contextLaw().size();
        if (contexts > 1) {
            notes.add("Contexts are taken together for whoever sees the context: the mean bounds what is lost"
                    + (ofItems ? ", over contexts as frequent as their items." : "."));
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).contexts() < contexts) {
                notes.add(letter(i) + " has one channel, which stands for each of the " + contexts + " contexts.");
            }
        }
        if (given.stream().anyMatch(GivenChannel::isCounts)) {
            notes.add("Counts are a sample: a 0.0000 of theirs proves nothing of the channels."
                    + (resamples > 0 ? " " + interval() : ""));
        }
        return notes;
    }

    private String interval() {
        return "Interval: percentiles of " + resamples
                + (ofItems
                        ? " resamples of the items, each with all of its ratings (seed " + seed + ")"
                        : " multinomial resamples of every row (seed " + seed + "), each table by itself")
                + ", the lower one less twice their bias.";
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (GivenChannel one : given) {
            node.withArray("/channels")
                    .addObject()
                    .put("source", one.source())
                    .put("kind", one.isCounts() ? "counts" : "probabilities")
                    .put("counts", one.isCounts() ? one.total() : null)
                    .put("truths", one.truths())
                    .put("labels", one.labels());
        }
        report.contextLaw().forEach(node.putArray("contexts")::add);
        if (report.contextLaw().size() > 1) {
            IntStream.range(0, report.contextLaw().size())
                    .mapToObj(this::contextName)
                    .forEach(node.putArray("context_names")::add);
        }
        report.pairs().forEach(pair -> node.withArray("/pairs").add(json(pair)));
        notes().forEach(node.putArray("notes")::add);
        return node;
    }

    private ObjectNode json(Pair pair) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("channel", pair.channel())
                .put("against", pair.against())
                .put("deficiency_lower", pair.mean().low())
                .put("deficiency_upper", pair.mean().high());
        pair.contexts()
                .forEach(one -> node.withArray("/contexts")
                        .addObject()
                        .put("deficiency_lower", one.low())
                        .put("deficiency_upper", one.high()));
        pair.bootstrap()
                .ifPresent(limits -> node.putObject("bootstrap")
                        .put("low", limits.low())
                        .put("high", limits.high())
                        .put("confidence", 0.95)
                        .put("resamples", resamples)
                        .put("seed", seed));
        return node;
    }
}
