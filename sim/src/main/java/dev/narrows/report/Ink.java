package dev.narrows.report;

/**
 * How a line is drawn.
 *
 * @param colour of the line
 * @param width points, as text
 * @param dash lengths of dashes and gaps, points; empty for a whole line
 */
record Ink(String colour, String width, String dash) {
    static Ink of(String colour, String width) {
        return new Ink(colour, width, "");
    }

    String stroke() {
        return Svg.attribute("stroke", colour)
                + Svg.attribute("stroke-width", width)
                + (dash.isEmpty() ? "" : Svg.attribute("stroke-dasharray", dash));
    }
}
