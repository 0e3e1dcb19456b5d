package dev.narrows.report;

/**
 * A part of a drawing with axes: the place of values on the page.
 *
 * @param svg the drawing
 * @param left of the panel, points
 * @param top of the panel, points
 * @param width of the panel, points
 * @param height of the panel, points
 * @param across the axis of x
 * @param up the axis of y
 */
record Panel(Svg svg, double left, double top, double width, double height, Axis across, Axis up) {
    private static final double MARGIN = 5;
    private static final Ink GRID = Ink.of(Palette.GREY, "0.4");
    private static final Ink EDGE = Ink.of(Palette.BLACK, "0.6");

    double x(double value) {
        return left + MARGIN + across.place(value) * (width - 2 * MARGIN);
    }

    double y(double value) {
        return top + height - up.place(value) * height;
    }

    /**
     * A label at the left of a row, its base line at a height, as wide as the drawing at most; the grid stops behind
     * it.
     */
    void label(double baseline, String text) {
        String shown = Svg.cut(text, Svg.WIDTH - left - 12);
        svg.rectangle(
                "",
                left + 1,
                baseline - Svg.FONT,
                Math.min(Svg.WIDTH - left - 2, Svg.width(shown) + 2),
                Svg.FONT + 2,
                "#ffffff");
        svg.text(left + 2, baseline, "start", shown);
    }

    double bottom() {
        return top + height;
    }

    /** Lines and labels of the axis of x. */
    void drawAcross() {
        for (Axis.Tick tick : across.ticks()) {
            svg.line("", x(tick.value()), top, x(tick.value()), bottom(), GRID);
            svg.line("", x(tick.value()), bottom(), x(tick.value()), bottom() + 2, EDGE);
            svg.text(x(tick.value()), bottom() + 9, "middle", tick.label());
        }
        svg.line("", left, bottom(), left + width, bottom(), EDGE);
    }

    /** Lines and labels of the axis of y; of several panels side by side only the leftmost is labelled. */
    void drawUp(boolean labelled) {
        for (Axis.Tick tick : up.ticks()) {
            svg.line("", left, y(tick.value()), left + width, y(tick.value()), GRID);
            svg.line("", left - 2, y(tick.value()), left, y(tick.value()), EDGE);
            if (labelled) {
                svg.text(left - 3.5, y(tick.value()) + 2.5, "end", tick.label());
            }
        }
        svg.line("", left, top, left, bottom(), EDGE);
    }
}
