package dev.narrows.cli;

import dev.narrows.experiment.CellResult;
import java.util.stream.IntStream;

/**
 * Where the risk lies between floor and ceiling, as signs on a line from 0 to 1: {@code [} best floor, {@code B} Bayes risk,
 * {@code R} risk, {@code ]} expected ceiling. What falls on one place: R hides B, both hide the brackets, and {@code |} is both
 * brackets.
 */
record IntervalBar(double floor, double bayes, double risk, double ceiling) {
    /** What is to be known where two signs fall on one place. */
    static final String ONE_PLACE = "at one place R hides B, both hide brackets; | is [ and ]";

    static IntervalBar of(CellResult result) {
        return new IntervalBar(result.exact().floors().best().value(), result.exact().bayesRisk(), result.riskBestKnown(),
                result.ceilingExpected().value());
    }

    /** The line, so many columns wide. */
    String text(int columns) {
        char[] bar = ".".repeat(columns).toCharArray();
        int left = place(floor, columns);
        int right = place(ceiling, columns);
        for (int i = left; i <= right; i++) {
            bar[i] = '-';
        }
        bar[left] = '[';
        bar[right] = left == right ? '|' : ']';
        bar[place(bayes, columns)] = 'B';
        bar[place(risk, columns)] = 'R';
        return new String(bar);
    }

    /** Whether two signs fall on one place. */
    boolean hides(int columns) {
        return IntStream.of(place(floor, columns), place(bayes, columns), place(risk, columns), place(ceiling, columns))
                .distinct().count() < 4;
    }

    private static int place(double value, int columns) {
        return (int) Math.round(Math.min(1, Math.max(0, value)) * (columns - 1));
    }
}
