package dev.narrows.report;

import dev.narrows.scenario.ShortName;
import java.util.List;
import java.util.stream.Collectors;

/** Floor, Bayes risk, risk and ceilings along one swept number. */
record RiskFigure(RunData data, String key) {
    /** Of each axis of the sweep the first key that tells its positions apart, by nothing but numbers; two or more. */
    static List<String> keys(RunData data) {
        List<FigureCell> cells = FigureCell.lines(data);
        return data.scenario().axes().stream()
                .flatMap(axis -> axis.stream()
                        .filter(key -> tellsApart(data, cells, axis, key))
                        .limit(1))
                .toList();
    }

    private static boolean tellsApart(RunData data, List<FigureCell> cells, List<String> axis, String key) {
        long values = cells.stream()
                .mapToDouble(cell -> cell.at(key).doubleValue(Double.NaN))
                .distinct()
                .count();
        long positions = cells.stream()
                .map(cell -> cell.label(data, axis, false))
                .distinct()
                .count();
        return values > 1
                && values == positions
                && cells.stream().allMatch(cell -> cell.at(key).isNumber());
    }

    /** What varies with the key, as a note; empty where nothing does. */
    private String companions() {
        return data.scenario().axes().stream()
                .filter(axis -> axis.contains(key))
                .flatMap(List::stream)
                .filter(other -> !other.equals(key))
                .map(other -> ShortName.of(other, data.sweptKeys()))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), others -> others.isEmpty() ? "" : "With it vary: " + others + "."));
    }

    /** The figure's file: the key with every character that a file system might mind as a hyphen. */
    static String file(String key) {
        return "risk-" + key.replaceAll("[^A-Za-z0-9.-]", "-") + ".svg";
    }

    String svg() {
        List<FigureCell> cells = FigureCell.lines(data);
        List<Curves.Curve> curves = Quantity.in(cells).stream()
                .map(quantity -> Curves.Curve.of(quantity, quantity.label(cells)))
                .toList();
        String across = title(key);
        return new Curves(data, List.of(key), cell -> cell.at(key).doubleValue(), curves)
                .svg(
                        data.name() + ": risk along " + key,
                        "Curves of the best floor, the Bayes risk, the risk with the confidence "
                                + "band of its simulation, and the ceilings, along " + across + ".",
                        across,
                        companions());
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
