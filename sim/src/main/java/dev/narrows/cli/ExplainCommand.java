package dev.narrows.cli;

import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code explain}: the results of a run in plain words. */
@Command(name = "explain", mixinStandardHelpOptions = true, versionProvider = Main.VersionText.class,
        description = "Say in plain words what makes the bounds of a run loose or vacuous, and what would help.")
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1", paramLabel = "DIR", description = "folder of a run, the last line that run prints on stderr")
    private Path folder;

    @Option(names = "--cell", paramLabel = "N", description = "explain this cell (default: the batch, then its most telling cell)")
    private Integer wanted;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, RefusedException, ScenarioException {
        return GivenFolder.read(folder, this::read);
    }

    private int read() throws IOException, RefusedException, ScenarioException {
        ResultFolder results = new ResultFolder(folder);
        BatchExplanation batch = new BatchExplanation();
        List<ObjectNode> found = new ArrayList<>();
        results.cells(cell -> {
            batch.add(cell);
            if (wanted != null && cell.path("cell").asInt(-1) == wanted) {
                found.add(cell);
            }
        });
        if (batch.cells() == 0) {
            throw new RefusedException(folder + ": holds no cell");
        }
        List<String> paragraphs = new ArrayList<>();
        if (wanted == null) {
            paragraphs.addAll(batch.paragraphs(results.scenario().name()));
            found.add(batch.mostTelling());
        } else if (found.isEmpty()) {
            throw new RefusedException(folder + ": has no cell " + wanted + ", it has " + batch.range());
        }
        ObjectNode json = found.get(0);
        paragraphs.addAll(new CellExplanation(json, results.cell(json), results.checks(json.path("cell").asInt())).paragraphs());
        console.out().write(Paragraphs.text(paragraphs, console.screen()));
        return ExitCode.OK;
    }
}
