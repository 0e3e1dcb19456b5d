package dev.narrows.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The drawing of a {@link Plot}: a panel for each unit, one below the other. Settings differ in colour and sign,
 * columns in dashes and sign; an interval is a band along a curve, and a bar where there is none.
 *
 * @param name of the scenario
 * @param across title of the axis of x
 * @param curves what is drawn
 * @param panels title of an axis of y to its columns
 * @param joined whether curves go through the points
 * @param logarithmic directions with a logarithmic axis
 */
record PlotFigure(
        String name,
        String across,
        List<Plot.Curve> curves,
        Map<String, List<String>> panels,
        boolean joined,
        Set<Plot.Direction> logarithmic) {
    private static final double LEFT = 40;
    private static final double HEIGHT = 120;
    private static final double GAP = 20;
    private static final double BELOW = 24;
    private static final double RADIUS = 1.7;
    private static final List<String> COLOURS = List.of(
            Palette.BLUE,
            Palette.VERMILLION,
            Palette.GREEN,
            Palette.PURPLE,
            Palette.ORANGE,
            Palette.SKY,
            Palette.BLACK,
            Palette.DARK_GREY);
    private static final List<String> DASHES = List.of("", "3 1.5", "1.2 1.2", "5 1.5 1.2 1.5");

    String svg() {
        String up = String.join("; ", panels.keySet());
        Svg svg = new Svg(
                name + ": " + up + ", along " + across,
                "Values of the cells of points.csv, " + (joined ? "joined by curves" : "as points") + ", along "
                        + across + (logarithmic.isEmpty() ? "; the axes are linear." : "; " + axes() + "."));
        double top = legend(svg).draw(4) + 6;
        double height = height(top);
        double bottom = top;
        for (Map.Entry<String, List<String>> unit : panels.entrySet()) {
            bottom = panel(svg, top, height, unit.getKey(), of(unit.getValue()));
            top = bottom + GAP;
        }
        svg.text((LEFT + Svg.WIDTH) / 2, bottom + 19, "middle", Svg.cut(across, Svg.WIDTH - LEFT));
        return svg.text(bottom + BELOW);
    }

    /** Of a panel: all together take half of the drawing at least, and none is higher than the drawing is wide. */
    private double height(double top) {
        double rest = top + BELOW + (panels.size() - 1) * GAP;
        return Math.min(Math.max(HEIGHT, rest / panels.size()), Svg.WIDTH);
    }

    private String axes() {
        return logarithmic.size() > 1
                ? "both axes are logarithmic"
                : "the axis of " + (logarithmic.contains(Plot.Direction.X) ? "x" : "y") + " is logarithmic";
    }

    private Legend legend(Svg svg) {
        Legend legend = new Legend(svg);
        if (!parted()) {
            boolean room = curves.stream().allMatch(curve -> Legend.hasRoom(curve.label()));
            curves.forEach(
                    curve -> legend.entry(room ? curve.label() : curve.brief(), (x, y) -> sample(svg, curve, x, y)));
            return legend.wrapped();
        }
        curves.stream()
                .filter(curve -> curve.setting() == 0)
                .forEach(curve -> legend.entry(
                        curve.name(), (x, y) -> svg.line("", x - 8, y, x + 8, y, dashed(curve, Palette.BLACK))));
        curves.stream()
                .filter(curve -> curve.line() == 0)
                .forEach(curve -> legend.entry(curve.at(), (x, y) -> sample(svg, curve, x, y)));
        return legend.wrapped();
    }

    /**
     * Whether a legend of columns and one of settings say it all, in fewer entries than one of every curve: dashes tell
     * the columns, colour and sign the settings.
     */
    private boolean parted() {
        boolean dashed = joined && columns() <= DASHES.size();
        return dashed
                && columns() > 1
                && !oneSetting()
                && curves.stream().allMatch(curve -> curve.points().size() > 1);
    }

    private void sample(Svg svg, Plot.Curve curve, double x, double y) {
        if (joined) {
            svg.line("", x - 8, y, x + 8, y, ink(curve));
        }
        sign(svg, "", curve, x, y);
    }

    private List<Plot.Curve> of(List<String> columns) {
        return curves.stream().filter(curve -> columns.contains(curve.column())).toList();
    }

    /** Draws a panel and returns where it ends. */
    private double panel(Svg svg, double top, double height, String title, List<Plot.Curve> drawn) {
        Panel panel = new Panel(svg, LEFT, top, Svg.WIDTH - LEFT - 6, height, acrossAxis(), upAxis(drawn));
        panel.drawAcross();
        panel.drawUp(true);
        title(svg, top + height / 2, title);
        drawn.forEach(curve -> draw(panel, curve));
        return panel.bottom();
    }

    /** In two lines where one has no room. */
    private static void title(Svg svg, double middle, String title) {
        List<String> lines = Svg.lines(title, HEIGHT + GAP - 2, 2);
        double x = lines.size() == 1 ? 9 : 6;
        for (int i = 0; i < lines.size(); i++) {
            svg.upwards(x + i * Svg.FONT, middle, lines.get(i));
        }
    }

    private Axis acrossAxis() {
        double[] values = points(curves).mapToDouble(Plot.Point::x).toArray();
        return logarithmic.contains(Plot.Direction.X) ? Axis.logarithmic(values) : Axis.linear(values, 6);
    }

    private Axis upAxis(List<Plot.Curve> drawn) {
        double[] values = points(drawn)
                .flatMapToDouble(point -> DoubleStream.of(point.low(), point.y(), point.high()))
                .toArray();
        return values.length > 0 && logarithmic.contains(Plot.Direction.Y)
                ? Axis.logarithmic(values)
                : Axis.linear(values, 5);
    }

    private static Stream<Plot.Point> points(List<Plot.Curve> curves) {
        return curves.stream().flatMap(curve -> curve.points().stream());
    }

    private void draw(Panel panel, Plot.Curve curve) {
        Svg svg = panel.svg();
        List<Plot.Point> points = curve.points();
        boolean curved = joined && points.size() > 1;
        boolean interval = points.stream().anyMatch(point -> point.low() < point.high());
        if (curved && interval) {
            svg.area("band", band(panel, points), ink(curve).colour(), "0.2");
        }
        if (curved) {
            svg.path("curve", line(panel, points), ink(curve));
        }
        for (Plot.Point point : points) {
            double x = panel.x(point.x());
            if (!curved && interval) {
                svg.line(
                        "bar",
                        x,
                        panel.y(point.low()),
                        x,
                        panel.y(point.high()),
                        Ink.of(ink(curve).colour(), "0.7"));
            }
            sign(svg, "point", curve, x, panel.y(point.y()));
        }
    }

    private static double[] line(Panel panel, List<Plot.Point> points) {
        return points.stream()
                .flatMapToDouble(point -> DoubleStream.of(panel.x(point.x()), panel.y(point.y())))
                .toArray();
    }

    private static double[] band(Panel panel, List<Plot.Point> points) {
        List<Plot.Point> back = new ArrayList<>(points);
        Collections.reverse(back);
        return DoubleStream.concat(
                        points.stream()
                                .flatMapToDouble(point -> DoubleStream.of(panel.x(point.x()), panel.y(point.low()))),
                        back.stream()
                                .flatMapToDouble(point -> DoubleStream.of(panel.x(point.x()), panel.y(point.high()))))
                .toArray();
    }

    private int columns() {
        return panels.values().stream().mapToInt(List::size).sum();
    }

    private boolean oneSetting() {
        return curves.stream().allMatch(curve -> curve.setting() == 0);
    }

    private Ink ink(Plot.Curve curve) {
        int colour = oneSetting() ? curve.line() : curve.setting();
        return dashed(curve, COLOURS.get(colour % COLOURS.size()));
    }

    private static Ink dashed(Plot.Curve curve, String colour) {
        return new Ink(colour, "1.1", DASHES.get(curve.line() % DASHES.size()));
    }

    /** One of five shapes; with the eight colours forty curves differ. */
    private void sign(Svg svg, String mark, Plot.Curve curve, double x, double y) {
        double r = RADIUS;
        String colour = ink(curve).colour();
        int number = parted() ? curve.setting() : curve.setting() * columns() + curve.line();
        switch (number % 5) {
            case 0 -> svg.circle(mark, x, y, r, colour);
            case 1 -> svg.rectangle(mark, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, colour);
            case 2 -> svg.area(mark, new double[] {x - r, y + r, x + r, y + r, x, y - r}, colour, "1");
            case 3 -> svg.area(mark, new double[] {x - r, y - r, x + r, y - r, x, y + r}, colour, "1");
            default -> svg.area(mark, new double[] {x - r, y, x, y - r, x + r, y, x, y + r}, colour, "1");
        }
    }
}
