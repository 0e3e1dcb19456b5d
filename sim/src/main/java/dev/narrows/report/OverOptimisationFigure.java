package dev.narrows.report;

import java.util.List;

/** The risk that a proxy shows and the true one, along the strength of the optimisation, beta times labels. */
record OverOptimisationFigure(RunData data) {
    private static final List<String> STRENGTH = List.of("learner.beta", "learner.labels");

    /** Whether a learner sees a proxy, at two strengths or more. */
    static boolean exists(RunData data) {
        List<FigureCell> cells = FigureCell.lines(data);
        return !cells.isEmpty()
                && cells.stream()
                        .allMatch(cell -> cell.stored()
                                        .json()
                                        .path("observable")
                                        .asString("")
                                        .startsWith("proxy")
                                && cell.has("observable_risk"))
                && cells.stream()
                                .mapToDouble(cell -> strength(data, cell))
                                .distinct()
                                .count()
                        > 1;
    }

    private static double strength(RunData data, FigureCell cell) {
        return cell.setting(data, STRENGTH.get(0)) * cell.setting(data, STRENGTH.get(1));
    }

    String svg() {
        Ink observed = new Ink(Palette.BLUE, "1", "3 1.5");
        Curves.Curve proxy = new Curves.Curve(
                "observable-risk",
                "observed risk (the proxy's)",
                observed,
                cell -> cell.number("observable_risk/mean"),
                "observable_risk",
                (svg, mark, x, y) -> svg.rectangle(mark, x - 1.4, y - 1.4, 2.8, 2.8, observed.colour()));
        Curves.Curve truth = Curves.Curve.of(Quantity.RISK, "true " + Quantity.RISK.label(FigureCell.lines(data)));
        return new Curves(data, STRENGTH, cell -> strength(data, cell), List.of(proxy, truth))
                .svg(
                        data.name() + ": over-optimisation",
                        "The observed and the true risk, with the confidence bands of their simulation, along "
                                + "beta times the number of labels.",
                        "beta x labels (strength of the optimisation)",
                        "");
    }
}
