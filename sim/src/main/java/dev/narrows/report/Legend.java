package dev.narrows.report;

import java.util.ArrayList;
import java.util.List;

/** What the signs of a figure mean, two beside each other. */
final class Legend {
    private static final double ROW = 13;
    private static final double SIGN = 16;
    private static final double LEFT = 6;
    private final Svg svg;
    private final List<Entry> entries = new ArrayList<>();

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

    /** Draws the legend and returns where it ends. */
    double draw(double top) {
        for (int i = 0; i < entries.size(); i++) {
            double x = LEFT + (i % 2) * (Svg.WIDTH / 2);
            double y = top + (i / 2 + 0.5) * ROW;
            entries.get(i).sign().draw(x + SIGN / 2, y);
            svg.text(x + SIGN + 3, y + 2.5, "start", entries.get(i).label());
        }
        return top + (entries.size() + 1) / 2 * ROW;
    }
}
