package dev.narrows.cli;

import dev.narrows.channel.ChannelFigures;
import dev.narrows.channel.ChannelReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.yaml.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code capacity} prints of a channel; {@code agreement}: of a channel that was made of one. */
record CapacityText(GivenChannel given, ChannelReport report, Unit unit, Optional<Double> agreement) {
    /** Entries of a law that are shown. */
    private static final int SHOWN = 8;

    private static final int DECIMALS = 10;

    String text(Screen screen) {
        return screen.wrap(PlainText.printable(body()), ExactTable.INDENT)
                + notes().stream().map(note -> screen.wrap(Program.in(note), 2)).collect(Collectors.joining());
    }

    private String body() {
        StringBuilder text = new StringBuilder(title());
        for (int s = 0; s < given.contexts(); s++) {
            if (given.contexts() > 1) {
                text.append('\n')
                        .append(given.contextWord())
                        .append(' ')
                        .append(given.contextName(s))
                        .append(", probability ")
                        .append(Decimals.number(report.contextLaw().get(s)))
                        .append('\n');
            }
            text.append(figures(report.contexts().get(s)));
        }
        if (given.contexts() > 1) {
            text.append("\nmean over the %1$ss, for whoever sees the %1$s\n".formatted(given.contextWord()))
                    .append(means());
        }
        return text.toString();
    }

    private String title() {
        String shape = given.truths() + " truths (rows) by " + given.labels() + " labels (columns)";
        String names = named("rows", given.truthNames()) + named("columns", given.labelNames());
        String contexts =
                given.contexts() == 1 ? "" : " in each of " + given.contexts() + " " + given.contextWord() + "s";
        return given.source() + "\n" + kind() + ", " + shape + contexts + names + "\n";
    }

    private String kind() {
        return given.isCounts()
                ? "counts, " + (given.total() < 1e15 ? Wording.count(Math.round(given.total())) : given.total())
                        + " in all"
                : "probabilities";
    }

    private static String named(String what, List<String> names) {
        String more = names.size() > SHOWN ? ", .." : "";
        return names.isEmpty()
                ? ""
                : "; " + what + ": " + names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
    }

    private String figures(ChannelFigures one) {
        return ExactTable.line("capacity", bracket(one.capacityLow(), one.capacityHigh()))
                + ExactTable.line(
                        "reached by",
                        law(one.law()) + (one.reached() < one.capacityLow() - 1e-9 ? ": " + plain(one.reached()) : ""))
                + ExactTable.line(
                        "information",
                        plain(one.information()) + " " + unit.label() + " at the prior " + law(one.prior()))
                + ExactTable.line("Bayes risk", risks(one.bayesRisk(), one.blindRisk()))
                + ExactTable.line("best floor", Decimals.risk(one.floor()) + " (" + one.floorLabel() + ")");
    }

    private String means() {
        return ExactTable.line(
                        "capacity",
                        bracket(report.mean(ChannelFigures::capacityLow), report.mean(ChannelFigures::capacityHigh)))
                + ExactTable.line("information", plain(report.mean(ChannelFigures::information)) + " " + unit.label())
                + ExactTable.line(
                        "Bayes risk",
                        risks(report.mean(ChannelFigures::bayesRisk), report.mean(ChannelFigures::blindRisk)))
                + ExactTable.line("best floor", Decimals.risk(report.mean(ChannelFigures::floor)));
    }

    private static String risks(double bayes, double blind) {
        return Decimals.risk(bayes) + " of a single label, zero-one loss; " + Decimals.risk(blind) + " without a label";
    }

    private String bracket(double low, double high) {
        return rounded(low, RoundingMode.FLOOR) + ".." + rounded(high, RoundingMode.CEILING) + " " + unit.label();
    }

    private String plain(double nats) {
        return rounded(nats, RoundingMode.HALF_EVEN);
    }

    private String rounded(double nats, RoundingMode side) {
        return new BigDecimal(unit.of(nats)).setScale(DECIMALS, side).toPlainString();
    }

    private static String law(List<Double> law) {
        return law.stream()
                        .limit(SHOWN)
                        .map(p -> String.format(Locale.ROOT, "%.4f", p))
                        .collect(Collectors.joining(" "))
                + (law.size() > SHOWN ? " .. (" + law.size() + " entries)" : "");
    }

    private List<String> notes() {
        if (agreement.isPresent()) {
            return List.of("Assumed: " + given.truths() + " classes, equally likely, and errors equally likely "
                    + "whatever the truth and whatever the label; a measured table may carry more, or less.");
        }
        return given.isCounts()
                ? List.of("The capacity is that of the counted shares: of few counts it is biased upwards. With the "
                        + "ratings themselves, narrows judge gives intervals.")
                : List.of();
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("source", given.source())
                .put("kind", given.isCounts() ? "counts" : "probabilities")
                .put("truths", given.truths())
                .put("labels", given.labels());
        given.contextNames().forEach(node.putArray("context_names")::add);
        given.truthNames().forEach(node.putArray("truth_names")::add);
        given.labelNames().forEach(node.putArray("label_names")::add);
        node.put("counts", given.isCounts() ? given.total() : null);
        IntStream.range(0, given.contexts())
                .forEach(s -> node.withArray("/contexts")
                        .add(json(report.contexts().get(s))
                                .put("probability", report.contextLaw().get(s))));
        node.putObject("mean")
                .put("capacity_lower", report.mean(ChannelFigures::capacityLow))
                .put("capacity_upper", report.mean(ChannelFigures::capacityHigh))
                .put("information", report.mean(ChannelFigures::information))
                .put("bayes_risk", report.mean(ChannelFigures::bayesRisk))
                .put("blind_risk", report.mean(ChannelFigures::blindRisk))
                .put("floor_best", report.mean(ChannelFigures::floor));
        notes().forEach(node.putArray("notes")::add);
        return node;
    }

    private static ObjectNode json(ChannelFigures one) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("capacity_lower", one.capacityLow())
                .put("capacity_upper", one.capacityHigh());
        one.law().forEach(node.putArray("reached_by")::add);
        node.put("reached", one.reached());
        one.prior().forEach(node.putArray("prior")::add);
        return node.put("information", one.information())
                .put("bayes_risk", one.bayesRisk())
                .put("blind_risk", one.blindRisk())
                .put("floor_best", one.floor())
                .put("floor_name", one.floorLabel());
    }
}
