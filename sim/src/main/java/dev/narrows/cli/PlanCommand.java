package dev.narrows.cli;

import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code plan}: what a run would take; a short pilot, nothing kept or written. */
@Command(description = "Cells, replicates, memory, disk and time, from a short pilot; nothing is kept.")
final class PlanCommand extends Verb {
    /** Seconds of a run before its first cell and after its last, on the machine of the benchmarks. */
    private static final double AROUND = 0.5;
    /** Bytes of a page and figures of few cells. */
    private static final long PAGE = 400_000;

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private TableOrJson format;

    PlanCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        for (Scenario scenario : files.read(console, false)) {
            plan(scenario, Pilot.of(scenario));
        }
        return ExitCode.OK;
    }

    private void plan(Scenario scenario, Pilot pilot) throws IOException {
        long replicates = (long) scenario.cellCount() * scenario.replicates();
        boolean known = pilot.width() > 0;
        long bytes = (long) pilot.width() * Double.BYTES * scenario.replicates();
        long disk = PAGE + pilot.diskBytes();
        double seconds = AROUND + pilot.seconds();
        if (format.json()) {
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("scenario", scenario.name())
                    .put("cells", scenario.cellCount())
                    .put("whole_cells", scenario.wholeCellCount())
                    .put("replicates_per_cell", scenario.replicates())
                    .put("replicates_are_a_limit", scenario.precision().isPresent())
                    .put("replicates", replicates)
                    .put("bytes_per_cell", known ? bytes : null)
                    .put("pilot_cells", pilot.tried())
                    .put("thread_seconds", seconds)
                    .put("disk_bytes", known ? disk : null);
            console.out().write(node + "\n");
            return;
        }
        String most = scenario.precision().isPresent() ? "at most " : "";
        String whole = scenario.cellCount() == scenario.wholeCellCount()
                ? ""
                : String.format(Locale.ROOT, " of %,d", scenario.wholeCellCount());
        String text = scenario.name() + "\n"
                + line("cells", "%,d%s", scenario.cellCount(), whole)
                + line("replicates", "%s%,d per cell, %s%,d together", most, scenario.replicates(), most, replicates)
                + (known
                        ? line("memory", "%s%.1f MB of values for each cell under way", most, bytes * 1e-6)
                                + line("disk", "%s%.1f MB", most, disk * 1e-6)
                        : line("memory", "not known, nor is the disk: no cell of the pilot gave a result"))
                + line(
                        "time",
                        "%s%s on one thread (pilot of %d %s)",
                        most,
                        duration(seconds),
                        pilot.tried(),
                        pilot.tried() == 1 ? "cell" : "cells");
        console.out().write(console.screen().wrap(text, ExactTable.INDENT));
    }

    private static String line(String name, String format, Object... values) {
        return ExactTable.line(name, String.format(Locale.ROOT, format, values));
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
