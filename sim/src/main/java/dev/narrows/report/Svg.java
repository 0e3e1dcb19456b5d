package dev.narrows.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A drawing in points, one column of a paper wide (84 mm), as SVG 1.1 text. Coordinates are rounded to hundredths of a
 * point; text and attributes are escaped, characters that XML does not know become a question mark. A mark's class
 * names the quantity that it shows.
 */
final class Svg {
    /** Width of the drawing, points. */
    static final double WIDTH = 238;
    /** Size of ordinary text, points. */
    static final double FONT = 7;

    private static final double MILLIMETRES = 84;
    private final String title;
    private final String description;
    private final StringBuilder body = new StringBuilder();

    Svg(String title, String description) {
        this.title = title;
        this.description = description;
    }

    void line(String mark, double x1, double y1, double x2, double y2, Ink ink) {
        element(
                "line",
                mark,
                attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + ink.stroke());
    }

    /** A filled rectangle without a border; a negative width or height is none. */
    void rectangle(String mark, double x, double y, double width, double height, String colour) {
        String size = attribute("width", Math.max(0, width)) + attribute("height", Math.max(0, height));
        element("rect", mark, attribute("x", x) + attribute("y", y) + size + attribute("fill", colour));
    }

    /** A path through points x0, y0, x1, y1, ... drawn as a line. */
    void path(String mark, double[] points, Ink ink) {
        element("path", mark, attribute("d", data(points)) + attribute("fill", "none") + ink.stroke());
    }

    /** An area within points x0, y0, x1, y1, ... */
    void area(String mark, double[] points, String colour, String opacity) {
        element(
                "path",
                mark,
                attribute("d", data(points) + "Z") + attribute("fill", colour) + attribute("fill-opacity", opacity));
    }

    void circle(String mark, double x, double y, double radius, String colour) {
        element(
                "circle",
                mark,
                attribute("cx", x) + attribute("cy", y) + attribute("r", radius) + attribute("fill", colour));
    }

    private void element(String name, String mark, String attributes) {
        body.append("<" + name + (mark.isEmpty() ? "" : attribute("class", mark)) + attributes + "/>\n");
    }

    /** Text at a base line; {@code anchor} is start, middle or end. */
    void text(double x, double y, String anchor, String text) {
        text(x, y, anchor, text, "");
    }

    /** Text that reads upwards, its middle at a point. */
    void upwards(double x, double y, String text) {
        text(x, y, "middle", text, attribute("transform", "rotate(-90 " + number(x) + " " + number(y) + ")"));
    }

    private void text(double x, double y, String anchor, String text, String more) {
        String attributes = attribute("x", x) + attribute("y", y) + attribute("text-anchor", anchor) + more;
        body.append("<text" + attributes + ">" + escaped(text) + "</text>\n");
    }

    /** The whole drawing, cut off at a height in points. */
    String text(double height) {
        String size = "viewBox=\"0 0 " + number(WIDTH) + " " + number(height) + "\" width=\"" + number(MILLIMETRES)
                + "mm\" height=\"" + number(height * MILLIMETRES / WIDTH) + "mm\"";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" " + size
                + " role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"" + number(FONT)
                + "\" fill=\"" + Palette.BLACK + "\">\n<title id=\"title\">" + escaped(title)
                + "</title>\n<desc id=\"desc\">"
                + escaped(description) + "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body
                + "</svg>\n";
    }

    /** About how wide a sans-serif font sets a text, points; rather too much than too little. */
    static double width(String text) {
        return text.codePoints()
                        .mapToDouble(c -> c >= 0x1100 ? 1 : "ijlt.,:;'|[]() ".indexOf(c) >= 0 ? 0.34 : 0.58)
                        .sum()
                * FONT;
    }

    /** A text, cut with an ellipsis where it is wider than a number of points. */
    static String cut(String text, double width) {
        String shown = text;
        while (!shown.isEmpty() && width(shown) > width) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        return shown.length() == text.length() ? text : shown + "\u2026";
    }

    /**
     * A list of words in lines, broken after commas, or else at a blank, a point or a sign of equality; what does not
     * fit into so many lines is cut.
     */
    static List<String> lines(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < most - 1 && width(rest) > width) {
            int end = rest.lastIndexOf(", ");
            while (end >= 0 && width(rest.substring(0, end + 1)) > width) {
                end = rest.lastIndexOf(", ", end - 1);
            }
            int length = end >= 0 ? end + 1 : fitting(rest, width);
            lines.add(rest.substring(0, length).strip());
            rest = rest.substring(end >= 0 ? length + 1 : length);
        }
        lines.add(cut(rest, width));
        return lines;
    }

    /**
     * How many characters of a text fit, up to a blank, a point or a sign of equality if there is one; one at least.
     */
    private static int fitting(String text, double width) {
        int most = Math.max(1, cut(text, width).length() - 1);
        int sign = IntStream.of(' ', '.', '=')
                        .map(c -> text.lastIndexOf(c, most - 1))
                        .max()
                        .orElse(-1)
                + 1;
        return sign > 0 ? sign : text.offsetByCodePoints(0, text.codePointCount(0, most));
    }

    /** An attribute that is a coordinate. */
    private static String attribute(String name, double value) {
        return attribute(name, number(value));
    }

    static String attribute(String name, String value) {
        return " " + name + "=\"" + value + "\"";
    }

    private static String data(double[] points) {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            data.append((i == 0 ? "M" : "L") + number(points[i]) + " " + number(points[i + 1]));
        }
        return data.toString();
    }

    /** A coordinate, rounded to hundredths. */
    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * 100), 2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A value as a figure prints it: to four decimals, exactly rounded; a small one to two digits. */
    static String value(double value) {
        BigDecimal exact = new BigDecimal(value);
        boolean small = value != 0 && Math.abs(value) < 1e-3;
        BigDecimal rounded = small ? exact.round(new MathContext(2)) : exact.setScale(4, RoundingMode.HALF_EVEN);
        BigDecimal brief = rounded.stripTrailingZeros();
        return Math.abs(value) < 1e-6 && value != 0 ? brief.toString() : brief.toPlainString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(valid(c) ? c : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean valid(int c) {
        return c >= 0x20 && c < 0x7f || c > 0x9f && !(c >= 0xd800 && c < 0xe000) && c != 0xfffe && c != 0xffff;
    }
}
