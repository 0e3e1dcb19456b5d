package dev.narrows.report;

import java.util.List;

/** Floor, Bayes risk, risk and ceilings along one swept number. */
record RiskFigure(RunData data, String key) {
    /** Swept keys with two numbers or more, and nothing but numbers. */
    static List<String> keys(RunData data) {
        List<FigureCell> cells = FigureCell.of(data);
        return data.sweptKeys().stream()
                .filter(key -> cells.stream().allMatch(cell -> cell.at(key).isNumber())
                        && cells.stream()
                                        .mapToDouble(cell -> cell.at(key).doubleValue())
                                        .distinct()
                                        .count()
                                > 1)
                .toList();
    }

    /** The figure's file: the key with every character that a file system might mind as a hyphen. */
    static String file(String key) {
        return "risk-" + key.replaceAll("[^A-Za-z0-9.-]", "-") + ".svg";
    }

    String svg() {
        List<FigureCell> cells = FigureCell.of(data);
        List<Curves.Curve> curves = Quantity.in(cells).stream()
                .map(quantity -> Curves.Curve.of(quantity, quantity.label(cells)))
                .toList();
        String across = title(key);
        return new Curves(data, List.of(key), cell -> cell.at(key).doubleValue(), curves)
                .svg(
                        data.name() + ": risk along " + key,
                        "Curves of the best floor, the Bayes risk, the risk with the confidence "
                                + "band of its simulation, and the ceilings, along " + across + ".",
                        across);
    }

    /** The title of the axis of a swept key. */
    static String title(String key) {
        return key + unit(key.substring(key.lastIndexOf('.') + 1));
    }

    private static String unit(String word) {
        return switch (word) {
            case "labels" -> " (labels in a data set)";
            case "error", "rate", "delta", "eta" -> " (probability)";
            case "beta" -> " (inverse temperature)";
            default -> "";
        };
    }
}
