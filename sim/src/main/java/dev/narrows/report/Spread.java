package dev.narrows.report;

import java.util.List;
import java.util.stream.IntStream;

/** A sample that is no choice: evenly spread over a list, first and last with it. */
final class Spread {
    private Spread() {}

    static <T> List<T> of(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> all.get((int) ((long) i * (all.size() - 1) / Math.max(1, most - 1))))
                .toList();
    }
}
