package dev.narrows.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Curves of risks along a value, in panels: one for each setting of the other swept keys, at most six. */
final class Curves {
    private static final int MOST_PANELS = 6;
    private static final int MOST_HEADS = 6;
    private static final double HEAD = 8;
    private static final double LEFT = 34;
    private static final double GAP = 10;
    private final RunData data;
    private final ToDoubleFunction<FigureCell> value;
    private final List<Curve> curves;
    private final List<Series> all;
    private final List<Series> drawn;

    /**
     * One line of every panel.
     *
     * @param mark class of its points
     * @param label in the legend
     * @param ink of its line
     * @param middle the curve; NaN leaves a cell out
     * @param estimate of which the interval is its band; null where it has none
     * @param point draws its points
     */
    record Curve(
            String mark, String label, Ink ink, ToDoubleFunction<FigureCell> middle, String estimate, Point point) {
        /** The curve of a quantity, with its own signs. */
        static Curve of(Quantity quantity, String label) {
            return new Curve(
                    quantity.mark(),
                    label,
                    quantity.ink(),
                    quantity::of,
                    quantity == Quantity.RISK ? "risk" : null,
                    quantity::point);
        }

        boolean hasBand() {
            return estimate != null;
        }

        double low(FigureCell cell) {
            return cell.number(estimate + "/low");
        }

        double high(FigureCell cell) {
            return cell.number(estimate + "/high");
        }
    }

    /** Draws a point. */
    interface Point {
        void draw(Svg svg, String mark, double x, double y);
    }

    Curves(RunData data, List<String> along, ToDoubleFunction<FigureCell> value, List<Curve> curves) {
        this.data = data;
        this.value = value;
        this.curves = curves;
        this.all = Series.of(data, along, value);
        this.drawn = Spread.of(all, MOST_PANELS);
    }

    /** {@code note}: a sentence below the drawing; empty for none. */
    String svg(String title, String description, String across, String note) {
        String axes = axis(5).isLogarithmic() ? "The axis of x is logarithmic." : "The axes are linear.";
        Svg svg = new Svg(title, (description + " " + axes + " " + String.join(" ", notes(note))).strip());
        double top = legend(svg).fitted().draw(4) + 6;
        double bottom = top;
        for (int i = 0; i < drawn.size(); i++) {
            bottom = Math.max(bottom, panel(svg, top, i));
        }
        svg.upwards(9, (top + bottom) / 2, "risk (expected loss)");
        svg.text((LEFT + Svg.WIDTH) / 2, bottom + 19, "middle", Svg.cut(across, Svg.WIDTH - LEFT));
        double end = bottom + 24;
        for (String sentence : notes(note)) {
            for (String line : Svg.lines(sentence, Svg.WIDTH - 12, MOST_HEADS)) {
                svg.text(Svg.WIDTH / 2, end + 6, "middle", line);
                end += 10;
            }
        }
        return svg.text(end);
    }

    private List<String> notes(String note) {
        List<String> notes = new ArrayList<>(note.isEmpty() ? List.of() : List.of(note));
        if (drawn.size() < all.size()) {
            notes.add(drawn.size() + " of " + all.size() + " settings of the other keys, evenly spread.");
        }
        if (data.sampled()) {
            notes.add("Whole lines of " + data.lines().size() + " of " + data.cells() + " cells.");
        }
        return notes;
    }

    private Legend legend(Svg svg) {
        Legend legend = new Legend(svg);
        for (Curve curve : curves) {
            legend.entry(curve.label(), (x, y) -> {
                if (curve.hasBand()) {
                    svg.rectangle("", x - 8, y - 3, 16, 6, curve.ink().colour() + "40");
                }
                svg.line("", x - 8, y, x + 8, y, curve.ink());
                curve.point().draw(svg, "", x, y);
            });
        }
        return legend;
    }

    /** Draws a panel and returns where it ends. */
    private double panel(Svg svg, double top, int i) {
        boolean single = drawn.size() == 1;
        int columns = single ? 1 : 2;
        double width = (Svg.WIDTH - LEFT - 6 - (columns - 1) * GAP) / columns;
        double height = single ? 120 : 66;
        double head = heads(width) * HEAD;
        double begin = top + 1 + head + i / columns * (height + head + 17);
        Panel panel =
                new Panel(svg, LEFT + i % columns * (width + GAP), begin, width, height, axis(single ? 6 : 3), risks());
        panel.drawAcross();
        panel.drawUp(i % columns == 0);
        List<String> lines = Svg.lines(drawn.get(i).label(), width, MOST_HEADS);
        for (int k = 0; k < lines.size(); k++) {
            svg.text(panel.left() + width / 2, begin - 3.5 - (lines.size() - 1 - k) * HEAD, "middle", lines.get(k));
        }
        for (Curve curve : curves) {
            draw(panel, curve, drawn.get(i).cells());
        }
        return panel.bottom();
    }

    /** Lines over each panel: the settings of the other keys. */
    private int heads(double width) {
        return drawn.stream()
                .map(Series::label)
                .mapToInt(label -> label.isEmpty()
                        ? 0
                        : Svg.lines(label, width, MOST_HEADS).size())
                .max()
                .orElse(0);
    }

    private Axis axis(int aboutTicks) {
        return Axis.of(cells().mapToDouble(value).toArray(), aboutTicks);
    }

    private Stream<FigureCell> cells() {
        return drawn.stream().flatMap(series -> series.cells().stream());
    }

    /** The axis of all risks, linear. */
    private Axis risks() {
        DoubleStream values = curves.stream()
                .flatMap(curve -> curve.hasBand()
                        ? Stream.of(curve.middle(), curve::low, curve::high)
                        : Stream.of(curve.middle()))
                .flatMapToDouble(of -> cells().mapToDouble(of))
                .filter(risk -> !Double.isNaN(risk));
        return Axis.linear(values.toArray(), 5);
    }

    private void draw(Panel panel, Curve curve, List<FigureCell> cells) {
        if (curve.hasBand()) {
            List<FigureCell> back = new ArrayList<>(cells);
            Collections.reverse(back);
            DoubleStream band = DoubleStream.concat(points(panel, cells, curve::low), points(panel, back, curve::high));
            panel.svg().area(curve.mark() + "-band", band.toArray(), curve.ink().colour(), "0.25");
        }
        double[] line = points(panel, cells, curve.middle()).toArray();
        panel.svg().path(curve.mark() + "-curve", line, curve.ink());
        for (int i = 0; i < line.length; i += 2) {
            curve.point().draw(panel.svg(), curve.mark(), line[i], line[i + 1]);
        }
    }

    private DoubleStream points(Panel panel, List<FigureCell> cells, ToDoubleFunction<FigureCell> of) {
        return cells.stream()
                .filter(cell -> !Double.isNaN(of.applyAsDouble(cell)))
                .flatMapToDouble(
                        cell -> DoubleStream.of(panel.x(value.applyAsDouble(cell)), panel.y(of.applyAsDouble(cell))));
    }
}
