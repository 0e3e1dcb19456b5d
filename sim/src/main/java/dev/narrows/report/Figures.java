package dev.narrows.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of a run, in the folder {@code figures} beside its results: SVG, the same bytes for the same results. */
public final class Figures {
    /** The folder of the figures in an output folder. */
    static final String FOLDER = "figures";

    private static final String OURS = "(interval|waterfall|decomposition|over-optimisation|risk-[A-Za-z0-9.-]+)\\.svg";

    private Figures() {
    }

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
        figures.put("interval.svg", new IntervalFigure(data).svg());
        for (String key : RiskFigure.keys(data)) {
            String file = RiskFigure.file(key);
            for (int n = 2; figures.containsKey(file); n++) {
                file = RiskFigure.file(key + "-" + n);
            }
            figures.put(file, new RiskFigure(data, key).svg());
        }
        if (WaterfallFigure.exists(data)) {
            figures.put("waterfall.svg", new WaterfallFigure(data).svg());
        }
        if (DecompositionFigure.exists(data)) {
            figures.put("decomposition.svg", new DecompositionFigure(data).svg());
        }
        if (OverOptimisationFigure.exists(data)) {
            figures.put("over-optimisation.svg", new OverOptimisationFigure(data).svg());
        }
        return figures;
    }

    /**
     * Writes the figures of a run into its folder; each appears complete or not at all, and those of earlier results go.
     *
     * @param data a run
     * @throws IOException if a file cannot be written
     */
    public static void write(RunData data) throws IOException {
        Path folder = Files.createDirectories(data.folder().resolve(FOLDER));
        Map<String, String> figures = of(data);
        try (Stream<Path> found = Files.list(folder)) {
            for (Path old : found.filter(file -> stale(file, figures)).toList()) {
                Files.delete(old);
            }
        }
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            Path temporary = folder.resolve("." + figure.getKey() + ".tmp");
            Files.deleteIfExists(temporary);
            Files.writeString(temporary, figure.getValue());
            Files.move(temporary, folder.resolve(figure.getKey()), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean stale(Path file, Map<String, String> figures) {
        String name = file.getFileName().toString();
        return name.matches(OURS) && !figures.containsKey(name);
    }
}
