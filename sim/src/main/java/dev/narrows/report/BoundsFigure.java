package dev.narrows.report;

import dev.narrows.result.PointsRows;
import dev.narrows.result.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Bayes risk, the best floor and the paper's along the first swept number, of cells of which nothing is sampled;
 * the shares of the Bayes risk where no risk was asked for.
 */
public final class BoundsFigure {
    private static final List<String> COLUMNS = List.of("bayes_risk", "floor_best", "floor_paper");
    private static final List<String> SHARES =
            List.of("tightness_floor_best", "tightness_floor_capacity", "tightness_floor_paper");

    private BoundsFigure() {}

    /**
     * Draws the figure: one curve for each column where the swept number tells the cells apart, else one for each
     * setting of the other keys too.
     *
     * @param name of the scenario
     * @param rows of its cells
     * @return an SVG document; empty where no number is swept, or there are more curves or cells than anybody reads
     * @throws IOException if the rows cannot be read
     */
    public static Optional<String> svg(String name, PointsRows rows) throws IOException {
        Optional<String> across =
                rows.sweptKeys().stream().filter(rows::isNumber).findFirst();
        List<String> kept = COLUMNS.stream().anyMatch(rows::has) ? COLUMNS : SHARES;
        List<String> columns = kept.stream().filter(rows::has).toList();
        if (across.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        List<String> others = rows.sweptKeys().stream()
                .filter(key -> !key.equals(across.get()))
                .toList();
        Optional<String> alone = drawn(name, rows, across.get(), columns, List.of());
        return alone.isPresent() || others.isEmpty() ? alone : drawn(name, rows, across.get(), columns, others);
    }

    private static Optional<String> drawn(String name, PointsRows rows, String x, List<String> columns, List<String> by)
            throws IOException {
        try {
            Plot.Request request = new Plot.Request(x, columns, by, Optional.empty(), Set.of(), Plot.Band.NONE);
            return Optional.of(Plot.svg(name, rows, request));
        } catch (RefusedException e) {
            // cells would hide each other, or are too many
            return Optional.empty();
        }
    }
}
