package dev.narrows.report;

import dev.narrows.result.StoredCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What each step gains: from the paper's floor up to the Bayes risk, from the loosest ceiling down to the risk; the
 * first cell that has them.
 */
record WaterfallFigure(RunData data, FigureCell cell) {
    private static final double ROW = 18;

    /** A bar: from the value of the step before to this one's. */
    private record Step(String label, double from, double to, String colour) {}

    /** Empty where no cell has a waterfall. */
    static Optional<WaterfallFigure> of(RunData data) {
        return FigureCell.of(data).stream()
                .filter(cell -> cell.has("waterfall"))
                .findFirst()
                .map(cell -> new WaterfallFigure(data, cell));
    }

    private void add(List<Step> steps, String side, double trivial, String colour) {
        double from = trivial;
        for (StoredCell.Step step : cell.stored().steps(side)) {
            steps.add(new Step(step.label(), from, step.value(), colour));
            from = step.value();
        }
    }

    String svg() {
        String at =
                "Cell " + cell.stored().number() + (data.sweptKeys().isEmpty() ? "" : " (" + cell.label(data) + ")");
        Svg svg = new Svg(
                data.name() + ": what each step gains",
                at + ". Each bar goes from the value of the step before to its own: floors from 0 up to the "
                        + "Bayes risk, ceilings "
                        + "from 1 down to the risk.");
        List<Step> steps = new ArrayList<>();
        add(steps, "floor", 0, Palette.BLUE);
        add(steps, "ceiling", 1, Palette.GREEN);
        double most = steps.stream()
                .flatMapToDouble(step -> DoubleStream.of(step.from(), step.to()))
                .max()
                .orElse(1);
        Panel panel =
                new Panel(svg, 8, 6, Svg.WIDTH - 46, ROW * steps.size(), Axis.linear(0, most, 5), Axis.linear(0, 1, 1));
        panel.drawAcross();
        for (int i = 0; i < steps.size(); i++) {
            row(panel, steps.get(i), 6 + i * ROW);
        }
        svg.text(panel.left() + panel.width() / 2, panel.bottom() + 18, "middle", "risk (expected loss)");
        double end = panel.bottom() + 23;
        if (!data.sweptKeys().isEmpty()) {
            for (String line : Svg.lines(at, Svg.WIDTH - 24, 6)) {
                svg.text(8, end + 6, "start", line);
                end += 10;
            }
        }
        return svg.text(end);
    }

    private static void row(Panel panel, Step step, double top) {
        Svg svg = panel.svg();
        double left = panel.x(Math.min(step.from(), step.to()));
        double right = panel.x(Math.max(step.from(), step.to()));
        panel.label(top + 8, step.label());
        svg.rectangle("step", left, top + 10, Math.max(0.8, right - left), 5.5, step.colour());
        svg.text(Svg.WIDTH - 6, top + 15.5, "end", Svg.value(step.to()));
    }
}
