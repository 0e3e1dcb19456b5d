package dev.narrows.report;

import java.util.ArrayList;
import java.util.List;

/** What the signs of a figure mean, two beside each other, or one where a label needs the width. */
final class Legend {
    private static final double ROW = 13;
    private static final double SIGN = 16;
    private static final double LEFT = 6;
    private static final double WHOLE = Svg.WIDTH - 2 * LEFT - SIGN - 3;
    private final Svg svg;
    private final List<Entry> entries = new ArrayList<>();
    private int columns = 2;

    /** Draws a sign in the middle of its place. */
    interface Sign {
        void draw(double x, double y);
    }

    private record Entry(String label, Sign sign) {}

    Legend(Svg svg) {
        this.svg = svg;
    }

    Legend entry(String label, Sign sign) {
        entries.add(new Entry(label, sign));
        return this;
    }

    /** Whether a row has room for a label. */
    static boolean hasRoom(String label) {
        return Svg.width(label) <= WHOLE;
    }

    /** One entry a row where a label is wider than half of the drawing; a label that is wider than all of it is cut. */
    Legend fitted() {
        double room = Svg.WIDTH / 2 - LEFT - SIGN - 3;
        columns = entries.stream().allMatch(entry -> Svg.width(entry.label()) <= room) ? 2 : 1;
        entries.replaceAll(entry -> new Entry(Svg.cut(entry.label(), columns == 2 ? room : WHOLE), entry.sign()));
        return this;
    }

    /** Draws the legend and returns where it ends. */
    double draw(double top) {
        for (int i = 0; i < entries.size(); i++) {
            double x = LEFT + (i % columns) * (Svg.WIDTH / 2);
            double y = top + (i / columns + 0.5) * ROW;
            entries.get(i).sign().draw(x + SIGN / 2, y);
            svg.text(x + SIGN + 3, y + 2.5, "start", entries.get(i).label());
        }
        return top + (entries.size() + columns - 1) / columns * ROW;
    }
}
