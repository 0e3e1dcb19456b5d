package dev.narrows;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The library in two calls: the exact half of every cell of a scenario, or the whole run. */
public final class Narrows {
    private Narrows() {}

    /**
     * Capacities, floors and Bayes risk of every cell; nothing is sampled.
     *
     * @param scenario a validated scenario
     * @return one exact half per cell, in cell order
     */
    public static List<ExactHalf> bounds(Scenario scenario) {
        List<ExactHalf> halves = new ArrayList<>();
        BoundCatalogue bounds = BoundCatalogue.load();
        for (int i = 0; i < scenario.cellCount(); i++) {
            halves.add(scenario.cell(i).exact(bounds));
        }
        return halves;
    }

    /**
     * Simulates every cell on all processors and holds it against its bounds. The results do not depend on the number
     * of processors; nothing is written.
     *
     * @param scenario a validated scenario
     * @return what became of every cell, in cell order
     */
    public static List<CellOutcome> run(Scenario scenario) {
        List<CellOutcome> outcomes = new ArrayList<>();
        new Experiment(scenario, Runtime.getRuntime().availableProcessors(), new Latency()).run(outcomes::add);
        return outcomes;
    }
}
