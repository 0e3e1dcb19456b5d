package dev.narrows.cli;

import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code plan}: what a run would take; a short pilot, nothing kept or written. */
@Command(description = "Cells, replicates, memory, and time from a short pilot; nothing is kept.")
final class PlanCommand extends Verb {

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private TableOrJson format;

    PlanCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        for (Scenario scenario : files.read()) {
            plan(scenario, Pilot.of(scenario));
        }
        return ExitCode.OK;
    }

    private void plan(Scenario scenario, Pilot pilot) throws IOException {
        long replicates = (long) scenario.cellCount() * scenario.replicates();
        long bytes = (long) pilot.width() * Double.BYTES * scenario.replicates();
        double seconds = pilot.secondsPerCell() * scenario.cellCount();
        if (format.json()) {
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("scenario", scenario.name())
                    .put("cells", scenario.cellCount())
                    .put("whole_cells", scenario.wholeCellCount())
                    .put("replicates_per_cell", scenario.replicates())
                    .put("replicates_are_a_limit", scenario.precision().isPresent())
                    .put("replicates", replicates)
                    .put("bytes_per_cell", bytes)
                    .put("pilot_cells", pilot.tried())
                    .put("thread_seconds", seconds);
            console.out().write(node + "\n");
            return;
        }
        String most = scenario.precision().isPresent() ? "at most " : "";
        console.out()
                .write(console.screen()
                        .wrap(
                                String.format(
                                        Locale.ROOT,
                                        """
                %s
                cells       %,d%s
                replicates  %s%,d a cell, %s%,d together
                memory      %s%.1f MB of values for each cell under way
                time        %s%s on one thread (pilot of %d %s)
                """,
                                        scenario.name(),
                                        scenario.cellCount(),
                                        scenario.cellCount() == scenario.wholeCellCount()
                                                ? ""
                                                : String.format(Locale.ROOT, " of %,d", scenario.wholeCellCount()),
                                        most,
                                        scenario.replicates(),
                                        most,
                                        replicates,
                                        most,
                                        bytes * 1e-6,
                                        most,
                                        duration(seconds),
                                        pilot.tried(),
                                        pilot.tried() == 1 ? "cell" : "cells"),
                                ExactTable.INDENT));
    }

    /** Two digits, in the unit that fits. */
    private static String duration(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds)
                : seconds < 7200
                        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
