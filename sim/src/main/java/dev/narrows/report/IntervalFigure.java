package dev.narrows.report;

import dev.narrows.result.StoredBound;
import java.util.List;
import java.util.stream.DoubleStream;

/** Where the risk lies, a row per cell: the floors, the Bayes risk, the risk with its interval, the ceilings. */
record IntervalFigure(RunData data, List<FigureCell> rows) {
    private static final int MOST_ROWS = 16;
    private static final double ROW = 27;
    private static final double LADDER = 2.5;

    static IntervalFigure of(RunData data) {
        return new IntervalFigure(data, Spread.of(FigureCell.of(data), MOST_ROWS));
    }

    String svg() {
        Svg svg = new Svg(
                data.name() + ": where the risk lies",
                "For each cell, on an axis of risk: a light bar from the best "
                        + "floor to the ceiling on the mean risk; every floor of the ladder; the Bayes risk; the "
                        + "risk with the confidence "
                        + "interval of its simulation; the mean ceiling of one data set. " + shown() + ".");
        double top = legend(svg).fitted().draw(4) + 4;
        Panel panel = new Panel(svg, 8, top, Svg.WIDTH - 16, ROW * rows.size(), axis(), Axis.linear(0, 1, 1));
        panel.drawAcross();
        for (int i = 0; i < rows.size(); i++) {
            row(panel, rows.get(i), top + i * ROW);
        }
        svg.text(Svg.WIDTH / 2, panel.bottom() + 18, "middle", "risk (expected loss, from 0 to 1)");
        boolean note = rows.size() < data.cells();
        if (note) {
            svg.text(Svg.WIDTH / 2, panel.bottom() + 28, "middle", shown());
        }
        return svg.text(panel.bottom() + (note ? 33 : 23));
    }

    private String shown() {
        return rows.size() == data.cells()
                ? data.cells() + (data.cells() == 1 ? " cell" : " cells")
                : rows.size() + " of " + data.cells() + " cells, spread over the batch";
    }

    private Legend legend(Svg svg) {
        Legend legend = new Legend(svg);
        for (Quantity quantity : Quantity.values()) {
            if (Quantity.in(rows).contains(quantity)) {
                legend.entry(quantity.label(rows), (x, y) -> sign(svg, quantity, x, y));
            }
        }
        return legend.entry("floors of the ladder", (x, y) -> svg.line("", x, y - LADDER, x, y + LADDER, ladderInk()));
    }

    /** The sign of a row, smaller and without its class: the legend is no mark. */
    private static void sign(Svg svg, Quantity quantity, double x, double y) {
        if (quantity == Quantity.RISK) {
            svg.line("", x - 6, y, x + 6, y, quantity.ink());
        }
        quantity.onRow(svg, "", x, quantity == Quantity.CEILING_BEST ? y + 6 : y);
    }

    private static Ink ladderInk() {
        return Ink.of(Palette.SKY, "0.8");
    }

    private Axis axis() {
        DoubleStream values = rows.stream()
                .flatMapToDouble(cell -> DoubleStream.concat(
                        ladder(cell),
                        DoubleStream.concat(
                                Quantity.in(List.of(cell)).stream().mapToDouble(q -> q.of(cell)),
                                DoubleStream.of(cell.number("risk/low"), cell.number("risk/high")))));
        return Axis.linear(values.toArray(), 6);
    }

    private static DoubleStream ladder(FigureCell cell) {
        return cell.stored().bounds("floors").stream().mapToDouble(StoredBound::value);
    }

    private void row(Panel panel, FigureCell cell, double top) {
        Svg svg = panel.svg();
        panel.label(top + 8, data.sweptKeys().isEmpty() ? data.name() : cell.label(data));
        double y = top + 18.5;
        if (cell.matched()
                && Quantity.in(List.of(cell))
                        .contains(Quantity.CEILING_EXPECTED)) { // a ceiling that bounds another risk closes no interval
            double floor = panel.x(Quantity.FLOOR.of(cell));
            svg.rectangle(
                    "interval", floor, y - 4, panel.x(Quantity.CEILING_EXPECTED.of(cell)) - floor, 8, Palette.PALE);
        }
        ladder(cell)
                .forEach(value ->
                        svg.line("floor", panel.x(value), y - LADDER, panel.x(value), y + LADDER, ladderInk()));
        svg.line(
                "risk-interval",
                panel.x(cell.number("risk/low")),
                y,
                panel.x(cell.number("risk/high")),
                y,
                Quantity.RISK.ink());
        for (Quantity quantity : Quantity.in(List.of(cell))) {
            quantity.onRow(svg, quantity.mark(), panel.x(quantity.of(cell)), y);
        }
    }
}
