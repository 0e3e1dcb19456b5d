package dev.narrows.report;

import java.util.ArrayList;
import java.util.List;

/** What the signs of a figure mean, two beside each other, or one where a label needs the width. */
final class Legend {
    private static final double ROW = 13;
    private static final double SIGN = 16;
    private static final double LEFT = 6;
    private static final double WHOLE = Svg.WIDTH - 2 * LEFT - SIGN - 3;
    private static final double HALF = Svg.WIDTH / 2 - LEFT - SIGN - 3;
    private final Svg svg;
    private final List<Entry> entries = new ArrayList<>();

    /** Draws a sign in the middle of its place. */
    interface Sign {
        void draw(double x, double y);
    }

    /** {@code whole}: it has a row of its own. */
    private record Entry(String label, Sign sign, boolean whole) {
        Entry fitted(boolean alone) {
            return new Entry(Svg.cut(label, alone ? WHOLE : HALF), sign, alone);
        }
    }

    Legend(Svg svg) {
        this.svg = svg;
    }

    Legend entry(String label, Sign sign) {
        entries.add(new Entry(label, sign, false));
        return this;
    }

    /** Whether a row has room for a label. */
    static boolean hasRoom(String label) {
        return Svg.width(label) <= WHOLE;
    }

    /** One entry a row where a label is wider than half of the drawing; a label that is wider than all of it is cut. */
    Legend fitted() {
        boolean alone = entries.stream().anyMatch(entry -> Svg.width(entry.label()) > HALF);
        entries.replaceAll(entry -> entry.fitted(alone));
        return this;
    }

    /** A row of its own for each label that is wider than half of the drawing, and two of the others a row. */
    Legend wrapped() {
        entries.replaceAll(entry -> entry.fitted(Svg.width(entry.label()) > HALF));
        return this;
    }

    /** Draws the legend and returns where it ends. */
    double draw(double top) {
        int place = 0;
        for (Entry entry : entries) {
            place += entry.whole() ? place % 2 : 0;
            double x = LEFT + (place % 2) * (Svg.WIDTH / 2);
            double y = top + (place / 2 + 0.5) * ROW;
            entry.sign().draw(x + SIGN / 2, y);
            svg.text(x + SIGN + 3, y + 2.5, "start", entry.label());
            place += entry.whole() ? 2 : 1;
        }
        return top + (place + 1) / 2 * ROW;
    }
}
