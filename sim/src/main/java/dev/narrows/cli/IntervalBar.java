package dev.narrows.cli;

import dev.narrows.experiment.CeilingSummary;
import dev.narrows.experiment.CellResult;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where the risk lies between floor and ceiling, as signs on a line from 0 to 1: {@code [} best floor, {@code B} Bayes
 * risk, {@code R} risk, {@code ]} expected ceiling. What falls on one place: R hides B, both hide the brackets, and
 * {@code |} is both brackets.
 */
record IntervalBar(double floor, OptionalDouble bayes, double risk, OptionalDouble ceiling) {
    /** What is to be known where two signs fall on one place. */
    static final String ONE_PLACE = "at one place R hides B, both hide brackets; | is [ and ]";

    static IntervalBar of(CellResult result) {
        return new IntervalBar(
                result.exact().floors().best().value(),
                result.exact().bayesRisk(),
                result.riskBestKnown(),
                result.ceilingExpected().stream()
                        .mapToDouble(CeilingSummary::value)
                        .findFirst());
    }

    /** The line, so many columns wide. */
    String text(int columns) {
        char[] bar = ".".repeat(columns).toCharArray();
        int left = place(floor, columns);
        int right = place(ceiling.orElse(1), columns);
        for (int i = left; i <= right; i++) {
            bar[i] = '-';
        }
        bar[left] = '[';
        ceiling.ifPresent(c -> bar[right] = left == right ? '|' : ']');
        bayes.ifPresent(b -> bar[place(b, columns)] = 'B');
        bar[place(risk, columns)] = 'R';
        return new String(bar);
    }

    /** Whether two signs fall on one place. */
    boolean hides(int columns) {
        int[] places = DoubleStream.concat(
                        DoubleStream.of(floor, risk), DoubleStream.concat(bayes.stream(), ceiling.stream()))
                .mapToInt(value -> place(value, columns))
                .toArray();
        return IntStream.of(places).distinct().count() < places.length;
    }

    private static int place(double value, int columns) {
        return (int) Math.round(Math.min(1, Math.max(0, value)) * (columns - 1));
    }
}
