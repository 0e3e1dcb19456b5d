package dev.narrows.report;

import dev.narrows.result.Columns;
import java.util.List;

/**
 * What lies between floor and ceiling, and what no label changes: its place in the results, and how every figure draws
 * it.
 */
enum Quantity {
    PRIOR("prior_risk", legend("prior_risk"), new Ink(Palette.DARK_GREY, "0.8", "0.8 1.2")),
    BLIND("blind_risk", legend("blind_risk"), new Ink(Palette.DARK_GREY, "0.8", "2.5 1.2")),
    FLOOR("floor_best", legend("floor_best"), new Ink(Palette.BLUE, "1.1", "")),
    BAYES("bayes_risk", legend("bayes_risk") + " R*", new Ink(Palette.BLACK, "1", "3 1.5")),
    RISK("risk", "mean risk, with interval", new Ink(Palette.VERMILLION, "1.1", "")),
    CEILING_EXPECTED("ceiling_expected", "ceiling on the mean risk", new Ink(Palette.GREEN, "1.1", "")),
    CEILING_BEST("ceiling_best", "ceiling, one data set", new Ink(Palette.PURPLE, "1", "1.2 1.2"));

    /**
     * From the lowest layer of a drawing to the highest: where values are equal, what lies below is wider or taller.
     */
    static final List<Quantity> LEAST_HIDDEN_LAST =
            List.of(PRIOR, BLIND, FLOOR, CEILING_EXPECTED, CEILING_BEST, RISK, BAYES);

    private static final double RADIUS = 1.7;
    private final String key;
    private final String label;
    private final Ink ink;

    /** {@code key}: that of points.json. */
    Quantity(String key, String label, Ink ink) {
        this.key = key;
        this.label = label;
        this.ink = ink;
    }

    private static String legend(String column) {
        return Columns.own().find(column).orElseThrow().legend();
    }

    /** The value in a cell's results; NaN where it has none. The risk is the exact one where it is known. */
    double of(FigureCell cell) {
        return switch (this) {
            case FLOOR -> cell.number(key);
            case RISK -> cell.optional("risk_exact").orElseGet(() -> cell.number("risk/mean"));
            default -> cell.orNaN(key);
        };
    }

    /** Those of which some cell has a value, the least hidden last. */
    static List<Quantity> in(List<FigureCell> cells) {
        return LEAST_HIDDEN_LAST.stream()
                .filter(q -> cells.stream().anyMatch(cell -> !Double.isNaN(q.of(cell))))
                .toList();
    }

    /** Class of its marks. */
    String mark() {
        return key.replace('_', '-');
    }

    /**
     * The label over some cells: whether their risk is the exact one; the ceilings of a proxy bound the risk that the
     * learner sees, not the true one.
     */
    String label(List<FigureCell> cells) {
        if (this == RISK) {
            long exact = cells.stream()
                    .filter(cell -> cell.optional("risk_exact").isPresent())
                    .count();
            return exact == 0 ? label : exact == cells.size() ? "exact risk; interval" : "exact or mean risk; interval";
        }
        boolean ceiling = this == CEILING_EXPECTED || this == CEILING_BEST;
        if (!ceiling || cells.stream().allMatch(FigureCell::matched)) {
            return label;
        }
        String risk = cells.stream().noneMatch(FigureCell::matched) ? "proxy risk" : "risk or proxy risk";
        return this == CEILING_EXPECTED ? "ceiling on the mean " + risk : label + ", on its " + risk;
    }

    Ink ink() {
        return ink;
    }

    /** A shape of its own on a curve. */
    void point(Svg svg, String mark, double x, double y) {
        double r = RADIUS;
        switch (this) {
            case PRIOR, BLIND -> svg.circle(mark, x, y, r / 3, ink.colour());
            case FLOOR -> svg.area(mark, new double[] {x - r, y + r, x + r, y + r, x, y - r}, ink.colour(), "1");
            case BAYES -> svg.rectangle(mark, x - r * 0.6, y - r * 0.6, 1.2 * r, 1.2 * r, ink.colour());
            case RISK -> svg.circle(mark, x, y, r, ink.colour());
            case CEILING_EXPECTED ->
                svg.area(mark, new double[] {x - r, y - r, x + r, y - r, x, y + r}, ink.colour(), "1");
            case CEILING_BEST ->
                svg.area(mark, new double[] {x - r, y, x, y - r, x + r, y, x, y + r}, ink.colour(), "1");
        }
    }

    /** A shape of its own on a row of an interval; none hides another where values are equal. */
    void onRow(Svg svg, String mark, double x, double y) {
        switch (this) {
            case PRIOR, BLIND -> svg.line(mark, x, y - 8, x, y + 8, ink);
            case FLOOR -> svg.path(mark, new double[] {x + 2.5, y - 5, x, y - 5, x, y + 5, x + 2.5, y + 5}, ink);
            case BAYES -> svg.line(mark, x, y - 6.5, x, y + 6.5, Ink.of(ink.colour(), "0.7"));
            case RISK -> svg.circle(mark, x, y, RADIUS, ink.colour());
            case CEILING_EXPECTED ->
                svg.path(mark, new double[] {x - 2.5, y - 3.5, x, y - 3.5, x, y + 3.5, x - 2.5, y + 3.5}, ink);
            case CEILING_BEST ->
                svg.area(mark, new double[] {x - 2.2, y - 8.5, x + 2.2, y - 8.5, x, y - 5}, ink.colour(), "1");
        }
    }
}
