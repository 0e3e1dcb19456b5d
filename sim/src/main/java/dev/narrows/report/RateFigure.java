package dev.narrows.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How the errors of estimators fall with their draws, of the first cells: both axes are logarithmic. */
public final class RateFigure {
    private static final int MOST_CELLS = 4;

    private RateFigure() {}

    /**
     * Draws the figure.
     *
     * @param estimators what {@code estimators --format json} prints
     * @return an SVG document, the same bytes for the same numbers; empty where no rate is known
     */
    public static Optional<String> svg(JsonNode estimators) {
        List<Plot.Curve> curves = new ArrayList<>();
        List<JsonNode> cells =
                estimators.path("cells").valueStream().limit(MOST_CELLS).toList();
        for (int setting = 0; setting < cells.size(); setting++) {
            JsonNode rates = cells.get(setting).path("rates");
            for (int line = 0; line < rates.size(); line++) {
                curves.add(curve(
                        rates.path(line),
                        cells.size() > 1 ? "cell " + cells.get(setting).path("cell") : "",
                        setting,
                        line));
            }
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlotFigure(
                        estimators.path("scenario").asString(),
                        "draws",
                        curves,
                        Map.of("root mean squared error", List.of("error")),
                        true,
                        Set.of(Plot.Direction.X, Plot.Direction.Y))
                .svg());
    }

    private static Plot.Curve curve(JsonNode rate, String at, int setting, int line) {
        List<Plot.Point> points = rate.path("points")
                .valueStream()
                .map(point -> {
                    double error = point.path("error").asDouble();
                    return new Plot.Point(point.path("draws").asDouble(), error, error, error);
                })
                .toList();
        return new Plot.Curve("error", rate.path("estimator").asString(), at, setting, line, points);
    }
}
