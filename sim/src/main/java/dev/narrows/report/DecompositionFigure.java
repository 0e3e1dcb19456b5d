package dev.narrows.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the KL comes from: the posterior's expected KL by its parts, and the channel's budget over it; of the cell
 * whose KL takes the largest part of its budget.
 */
record DecompositionFigure(RunData data, FigureCell cell) {
    private static final double BAR = 11;
    private static final double ROW = 27;

    /** A part of a stacked bar, nats. */
    private record Part(String mark, String label, double value, String colour) {}

    /** Part of the budget that the expected KL takes; of a learner that does not learn, none. */
    private static double used(FigureCell cell) {
        double budget = cell.number("decomposition/budget");
        return budget > 0 ? cell.number("decomposition/expected_kl") / budget : 0;
    }

    /** Empty where no cell has a decomposition with numbers. */
    static Optional<DecompositionFigure> of(RunData data) {
        return FigureCell.of(data).stream()
                .filter(cell -> cell.optional("decomposition/budget").isPresent())
                .max(Comparator.comparingDouble(DecompositionFigure::used))
                .map(cell -> new DecompositionFigure(data, cell));
    }

    private double value(String path) {
        return Math.max(0, cell.optional("decomposition/" + path).orElse(0));
    }

    private List<Part> kl() {
        double low = value("information/low");
        double high = Math.min(value("information/high"), value("expected_kl"));
        return List.of(
                new Part("information", "I(policy; data)", low, Palette.BLUE),
                new Part("uncertain", "not decided by the bracket", Math.max(0, high - low), Palette.GREY),
                new Part(
                        "mismatch",
                        "KL(mean posterior || prior)",
                        Math.max(0, value("expected_kl") - Math.max(low, high)),
                        Palette.ORANGE));
    }

    /** The channel's two terms; what is left of the budget is E KL - [I - rho]+ in its safe ends. */
    private List<Part> budget() {
        double labels = value("channel");
        double context = value("target_context");
        return List.of(
                new Part("channel", "labels x capacity", labels, Palette.GREEN),
                new Part("target-context", "labels x I(codeword; context)", context, Palette.PURPLE),
                new Part(
                        "rest",
                        "E KL - [I(policy; data) - rho]+",
                        Math.max(0, value("budget") - labels - context),
                        Palette.SKY));
    }

    String svg() {
        String which = cell.label(data);
        Svg svg = new Svg(
                data.name() + ": where the KL comes from",
                "Cell " + cell.stored().number()
                        + (which.isEmpty()
                                ? ""
                                : " (" + which + "), the one whose expected KL takes the largest part of its budget")
                        + ". Two stacked bars in nats: the expected KL of the posterior to the prior by its parts, "
                        + "and the budget of the "
                        + "channel, which is never less.");
        List<Part> kl = kl();
        List<Part> budget = budget();
        Legend legend = new Legend(svg);
        kl.forEach(part -> entry(legend, svg, part));
        budget.forEach(part -> entry(legend, svg, part));
        double top = legend.draw(4) + 6;
        double most = Math.max(total(kl), total(budget));
        Panel panel = new Panel(svg, 8, top, Svg.WIDTH - 16, 2 * ROW, Axis.linear(0, most, 5), Axis.linear(0, 1, 1));
        panel.drawAcross();
        stack(panel, "expected KL", kl, top);
        stack(panel, "budget of the channel", budget, top + ROW);
        svg.text(Svg.WIDTH / 2, panel.bottom() + 18, "middle", "information (nats)");
        if (!which.isEmpty()) {
            List<String> lines = Svg.lines(which, Svg.WIDTH - 12, 6);
            for (int i = 0; i < lines.size(); i++) {
                svg.text(Svg.WIDTH / 2, panel.bottom() + 28 + 10 * i, "middle", lines.get(i));
            }
            return svg.text(panel.bottom() + 23 + 10 * lines.size());
        }
        return svg.text(panel.bottom() + 23);
    }

    private static void entry(Legend legend, Svg svg, Part part) {
        legend.entry(part.label(), (x, y) -> svg.rectangle("", x - 6, y - 3, 12, 6, part.colour()));
    }

    private static double total(List<Part> parts) {
        return parts.stream().mapToDouble(Part::value).sum();
    }

    private static void stack(Panel panel, String label, List<Part> parts, double top) {
        panel.label(top + 9, label + ": " + Svg.value(total(parts)) + " nats");
        double from = 0;
        for (Part part : parts) {
            panel.svg()
                    .rectangle(
                            part.mark(),
                            panel.x(from),
                            top + 12,
                            panel.x(from + part.value()) - panel.x(from),
                            BAR,
                            part.colour());
            from += part.value();
        }
    }
}
