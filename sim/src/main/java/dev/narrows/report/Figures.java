package dev.narrows.report;

import dev.narrows.result.FinishedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a run, in the folder {@code figures} beside its results: SVG, the same bytes for the same results. */
public final class Figures {
    /** The folder of the figures in an output folder. */
    static final String FOLDER = "figures";

    /** Names of the figures that go with their results. */
    static final String OURS = "(interval|waterfall|decomposition|over-optimisation|risk-[A-Za-z0-9.-]+)\\.svg";

    private Figures() {}

    /**
     * Draws every figure that the results have the numbers for.
     *
     * @param data a run
     * @return file names and SVG documents, by name; none where every cell has failed
     */
    public static Map<String, String> of(RunData data) {
        Map<String, String> figures = new TreeMap<>();
        if (FigureCell.of(data).isEmpty()) {
            return figures;
        }
        figures.put("interval.svg", IntervalFigure.of(data).svg());
        for (String key : RiskFigure.keys(data)) {
            String file = RiskFigure.file(key);
            for (int n = 2; figures.containsKey(file); n++) {
                file = RiskFigure.file(key + "-" + n);
            }
            figures.put(file, new RiskFigure(data, key).svg());
        }
        WaterfallFigure.of(data).ifPresent(figure -> figures.put("waterfall.svg", figure.svg()));
        DecompositionFigure.of(data).ifPresent(figure -> figures.put("decomposition.svg", figure.svg()));
        if (OverOptimisationFigure.exists(data)) {
            figures.put("over-optimisation.svg", new OverOptimisationFigure(data).svg());
        }
        return figures;
    }

    /**
     * Writes the figures of a run into its folder; those of earlier results go.
     *
     * @param folder the folder of the run
     * @param data the run
     * @throws IOException if a file cannot be written
     */
    static void write(FinishedFolder folder, RunData data) throws IOException {
        Map<String, String> figures = of(data);
        for (String name : folder.names(FOLDER)) {
            if (name.matches(OURS) && !figures.containsKey(name)) {
                folder.remove(FOLDER + "/" + name);
            }
        }
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            folder.write(FOLDER + "/" + figure.getKey(), figure.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}
