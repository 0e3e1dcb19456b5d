package dev.narrows.cli;

import dev.narrows.montecarlo.ConvergenceRate;
import dev.narrows.montecarlo.EstimatorComparison;
import dev.narrows.montecarlo.EstimatorFigures;
import dev.narrows.montecarlo.RiskDifference;
import dev.narrows.montecarlo.WeightDiagnostics;
import dev.narrows.result.CsvText;
import dev.narrows.result.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Estimators of cells as CSV, a table for each kind of number. Times are in a table of their own, which is another each
 * time; the others have the same bytes for the same command.
 */
final class EstimatorsCsv {
    private static final int CAPACITY = 1 << 12;

    private final CsvText estimators = new CsvText(CAPACITY);
    private final CsvText rates = new CsvText(CAPACITY);
    private final CsvText differences = new CsvText(CAPACITY);
    private final CsvText times = new CsvText(CAPACITY);

    EstimatorsCsv() {
        line(
                estimators,
                "cell",
                "policy",
                "estimator",
                "draws",
                "replicates",
                "mean",
                "low",
                "high",
                "standard_error",
                "exact",
                "agrees",
                "variance",
                "exact_variance",
                "plain_draws",
                "effective_draws",
                "largest_share",
                "mean_weight",
                "refused");
        line(rates, "cell", "estimator", "draws", "error", "exponent", "exponent_low", "exponent_high");
        line(
                differences,
                "cell",
                "against",
                "estimator",
                "difference",
                "standard_error",
                "exact",
                "variance_common",
                "variance_independent");
        line(
                times,
                "cell",
                "estimator",
                "nanos_per_draw",
                "efficiency",
                "replicate_nanos_p50",
                "replicate_nanos_p99",
                "replicate_nanos_p99_9",
                "replicate_nanos_max");
    }

    private static void line(CsvText table, String... fields) {
        table.fields(List.of(fields)).endLine();
    }

    void add(EstimatorComparison cell, List<RiskDifference> minus, int against) {
        String index = Integer.toString(cell.cell().index());
        for (EstimatorFigures one : cell.figures()) {
            estimator(index, cell, one);
            one.timing()
                    .ifPresent(time -> line(
                            times,
                            index,
                            one.kind().label(),
                            Numbers.text(time.nanosPerDraw()),
                            text(cell.efficiency(one)),
                            Long.toString(time.p50()),
                            Long.toString(time.p99()),
                            Long.toString(time.p999()),
                            Long.toString(time.largest())));
        }
        cell.impossible()
                .forEach((kind, why) -> line(
                        estimators,
                        index,
                        policy(cell),
                        kind.label(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        Numbers.text(cell.risk().value()),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        why));
        cell.rates().forEach(rate -> rate(index, rate));
        for (RiskDifference one : minus) {
            line(
                    differences,
                    index,
                    Integer.toString(against),
                    one.kind().label(),
                    Numbers.text(one.mean()),
                    Numbers.text(one.standardError()),
                    Numbers.text(one.exact()),
                    Numbers.text(one.common()),
                    Numbers.text(one.independent()));
        }
    }

    private static String policy(EstimatorComparison cell) {
        return cell.policy().name().toLowerCase(Locale.ROOT);
    }

    private void estimator(String index, EstimatorComparison cell, EstimatorFigures one) {
        boolean given = one.refusal().isEmpty();
        line(
                estimators,
                index,
                policy(cell),
                one.kind().label(),
                Integer.toString(one.draws()),
                Integer.toString(one.replicates()),
                given ? Numbers.text(one.mean()) : "",
                given ? Numbers.text(one.interval().low()) : "",
                given ? Numbers.text(one.interval().high()) : "",
                given ? Numbers.text(one.standardError()) : "",
                Numbers.text(one.exact()),
                given ? Boolean.toString(one.agrees()) : "",
                given ? Numbers.text(one.variance()) : "",
                text(one.exactVariance()),
                given && one.standardError() > 0 ? Numbers.text(one.plainDraws(cell.plainVariance())) : "",
                one.weights()
                        .map(WeightDiagnostics::effectiveDraws)
                        .map(Numbers::text)
                        .orElse(""),
                one.weights()
                        .map(WeightDiagnostics::largestShare)
                        .map(Numbers::text)
                        .orElse(""),
                one.weights()
                        .map(WeightDiagnostics::meanWeight)
                        .map(Numbers::text)
                        .orElse(""),
                one.refusal().orElse(""));
    }

    private void rate(String index, ConvergenceRate rate) {
        for (ConvergenceRate.Point point : rate.points()) {
            line(
                    rates,
                    index,
                    rate.kind().label(),
                    Integer.toString(point.draws()),
                    Numbers.text(point.error()),
                    Numbers.text(rate.exponent()),
                    Numbers.text(rate.interval().low()),
                    Numbers.text(rate.interval().high()));
        }
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Numbers.text(value.getAsDouble()) : "";
    }

    String estimators() {
        return estimators.text();
    }

    String rates() {
        return rates.text();
    }

    String differences() {
        return differences.text();
    }

    String times() {
        return times.text();
    }
}
