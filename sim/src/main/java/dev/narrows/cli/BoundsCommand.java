package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.result.PointsJson;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bounds}: the exact half of every cell: capacities, floor ladder, Bayes risk. */
@Command(description = "Capacities, floors and Bayes risk of every cell; nothing is sampled.")
final class BoundsCommand extends Verb {
    private BoundCatalogue bounds;

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private TableOrJson format;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            defaultValue = "nats",
            description = "nats or bits in the printed table (default: nats)")
    private Unit unit;

    BoundsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        bounds = BoundCatalogue.load();
        for (Scenario scenario : files.read(console, false)) {
            if (format.json()) {
                json(scenario);
            } else {
                table(scenario);
            }
        }
        return ExitCode.OK;
    }

    private void json(Scenario scenario) throws IOException {
        PointsJson json = new PointsJson(scenario, new BoundCatalogue(bounds.floors(), List.of()), console.out());
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            json.write(cell, cell.model().exact(bounds));
        }
        json.noFolder();
    }

    private void table(Scenario scenario) throws IOException {
        Screen screen = console.screen();
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            console.out()
                    .write((i == 0 ? "" : "\n")
                            + new ExactTable(scenario, cell, cell.model().exact(bounds), unit).text(screen));
        }
    }
}
