package dev.narrows.cli;

import dev.narrows.explain.CellPlace;
import dev.narrows.montecarlo.ConvergenceRate;
import dev.narrows.montecarlo.EstimatorComparison;
import dev.narrows.montecarlo.EstimatorFigures;
import dev.narrows.montecarlo.RiskDifference;
import dev.narrows.montecarlo.Timing;
import dev.narrows.montecarlo.WeightDiagnostics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Estimators of a cell as a person reads them: a table, who wins where, how errors fall, what common numbers save. */
record EstimatorsText(String scenario, EstimatorComparison cell) {
    private static final double MICROSECOND = 1e3;

    String text(List<RiskDifference> differences, int against, Screen screen) {
        boolean timed = cell.figures().stream().anyMatch(one -> one.timing().isPresent());
        return screen.wrap(head(), ExactTable.INDENT)
                + table(timed, screen)
                + (timed ? latencies(screen) : "")
                + screen.wrap(notes(timed), ExactTable.INDENT)
                + (differences.isEmpty() ? "" : differences(differences, against, screen));
    }

    private String head() {
        String at = CellPlace.of(cell.cell());
        EstimatorFigures any = cell.figures().get(0);
        return scenario + ", cell " + cell.cell().index() + (at.isEmpty() ? "" : ": " + at) + "\n"
                + ExactTable.line(
                        "exact",
                        number(cell.risk().value()) + ", the true risk of "
                                + switch (cell.policy()) {
                                    case GIBBS -> "the Gibbs policy of replicate 0";
                                    case BAYES -> "the Bayes policy";
                                }
                                + "; of the best policy " + number(cell.risk().bayes()))
                + ExactTable.line("draws", any.replicates() + " replicates of " + any.draws());
    }

    private String table(boolean timed, Screen screen) {
        TextTable table = new TextTable(screen);
        List<String> header =
                new ArrayList<>(List.of("estimator", "mean", "low", "high", "off", "variance", "exactly"));
        header.addAll(timed ? List.of("ns/draw", "efficiency") : List.of());
        table.row(header);
        cell.figures().forEach(one -> table.row(row(one, timed)));
        table.wholeIn(0);
        table.mayDrop(6);
        table.mayDrop(2, 3);
        return table.text();
    }

    private List<String> row(EstimatorFigures one, boolean timed) {
        boolean given = one.refusal().isEmpty();
        List<String> row = new ArrayList<>(List.of(
                one.kind().label(),
                given ? number(one.mean()) : "refused",
                given ? number(one.interval().low()) : "",
                given ? number(one.interval().high()) : "",
                given ? off(one) : "",
                given ? brief(one.variance()) : "",
                one.exactVariance().isPresent() ? brief(one.exactVariance().getAsDouble()) : ""));
        if (timed) {
            row.add(one.timing().map(time -> brief(time.nanosPerDraw())).orElse(""));
            OptionalDouble efficiency = cell.efficiency(one);
            row.add(efficiency.isPresent() ? brief(efficiency.getAsDouble()) : "");
        }
        return row;
    }

    /** Standard errors between mean and exact value; what is too many has a mark. */
    private static String off(EstimatorFigures one) {
        return one.agrees() ? String.format(Locale.ROOT, "%.2f", one.errorsOff()) : "DISAGREES";
    }

    private String latencies(Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("us/replicate", "p50", "p99", "p99.9", "max"));
        cell.figures().forEach(one -> one.timing().ifPresent(time -> table.row(latencies(one, time))));
        return table.text();
    }

    private static List<String> latencies(EstimatorFigures one, Timing time) {
        return List.of(
                one.kind().label(),
                micros(time.p50()),
                micros(time.p99()),
                micros(time.p999()),
                micros(time.largest()));
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / MICROSECOND);
    }

    private String notes(boolean timed) {
        StringBuilder notes = new StringBuilder();
        cell.impossible()
                .forEach((kind, why) -> notes.append(ExactTable.line("impossible", kind.label() + ": " + why)));
        String refused = cell.figures().stream()
                .filter(one -> one.refusal().isPresent())
                .collect(Collectors.groupingBy(
                        one -> one.refusal().orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.mapping(one -> one.kind().label(), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(why -> why.getValue() + ": " + why.getKey())
                .collect(Collectors.joining("; "));
        notes.append(refused.isEmpty() ? "" : ExactTable.line("refused", refused));
        cell.figures().stream().filter(one -> one.weights().isPresent()).forEach(one -> notes.append(weights(one)));
        notes.append(ExactTable.line("wins", wins(timed)));
        cell.rates().forEach(rate -> notes.append(rate(rate)));
        return notes.toString();
    }

    private String weights(EstimatorFigures one) {
        WeightDiagnostics of = one.weights().orElseThrow();
        String plain = one.refusal().isEmpty()
                ? "; tuple-wise takes " + brief(one.plainDraws(cell.plainVariance())) + " draws for its standard error"
                : "";
        return ExactTable.line(
                "weights",
                "effective draws " + brief(of.effectiveDraws()) + " of "
                        + brief((double) one.replicates() * one.draws()) + ", largest share of one "
                        + brief(of.largestShare()) + ", mean weight " + number(of.meanWeight()) + plain);
    }

    /**
     * The least variance, the least time and their product, each with what it is of that of the tuple-wise estimator.
     */
    private String wins(boolean timed) {
        Optional<EstimatorFigures> plain = cell.plain();
        String variance = least("variance", EstimatorFigures::knownVariance, plain);
        return timed
                ? variance + "; "
                        + least("time", one -> one.timing().orElseThrow().nanosPerDraw(), plain)
                        + "; "
                        + least(
                                "variance x time",
                                one -> one.knownVariance()
                                        * one.timing().orElseThrow().nanosPerDraw(),
                                plain)
                : variance;
    }

    private String least(String what, ToDoubleFunction<EstimatorFigures> value, Optional<EstimatorFigures> plain) {
        EstimatorFigures best = cell.figures().stream()
                .filter(one -> one.refusal().isEmpty())
                .min(Comparator.comparingDouble(value))
                .orElse(cell.figures().get(0));
        String times = plain.map(value::applyAsDouble)
                .map(of -> of / value.applyAsDouble(best))
                .map(ratio -> ratio.isInfinite() || ratio.isNaN() ? ", none at all" : ", 1/" + brief(ratio))
                .orElse("");
        return "least " + what + " " + best.kind().label() + times;
    }

    private static String rate(ConvergenceRate rate) {
        return ExactTable.line(
                "rate",
                String.format(
                        Locale.ROOT,
                        "%s: error ~ draws^%.3f (%.3f to %.3f), from %d to %d draws",
                        rate.kind().label(),
                        rate.exponent(),
                        rate.interval().low(),
                        rate.interval().high(),
                        rate.points().get(0).draws(),
                        rate.points().get(rate.points().size() - 1).draws()));
    }

    private static String differences(List<RiskDifference> differences, int against, Screen screen) {
        TextTable table = new TextTable(screen);
        table.row(List.of("less cell " + against, "difference", "+-", "exactly", "common", "independent", "saved"));
        differences.forEach(one -> table.row(List.of(
                one.kind().label(),
                number(one.mean()),
                brief(one.standardError()),
                number(one.exact()),
                brief(one.common()),
                brief(one.independent()),
                one.common() > 0 ? brief(one.independent() / one.common()) : "")));
        return table.text()
                + screen.wrap(
                        "common, independent: variance of the difference of one draw with common and with independent"
                                + " random numbers; saved: their ratio\n",
                        2);
    }

    /** To six digits. */
    static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, Math.abs(value) < 1e-4 ? "%.5e" : "%.6f", value);
    }

    /** To four digits. */
    static String brief(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        return value == 0
                ? "0"
                : String.format(Locale.ROOT, Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6 ? "%.3e" : "%.4g", value);
    }
}
