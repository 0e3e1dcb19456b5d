package dev.narrows.cli;

import dev.narrows.experiment.Replay;
import dev.narrows.family.Quantity;
import dev.narrows.result.Numbers;
import dev.narrows.result.RefusedException;
import dev.narrows.result.ReplayJson;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: one replicate once more, with everything that it drew, held against the journal. */
@Command(
        description =
                "Compute one replicate of a run anew, with everything that it drew; say whether the journal has the "
                        + "same.")
final class ReplayCommand extends Verb {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path folder;

    @Option(
            names = "--cell",
            paramLabel = "N",
            defaultValue = "0",
            description = "the cell (default: ${DEFAULT-VALUE})")
    private int index;

    @Option(names = "--replicate", paramLabel = "R", required = true, description = "the replicate, from 0")
    private int replicate;

    @Mixin
    private TableOrJson format;

    ReplayCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        ResultFolder run = new ResultFolder(GivenFolder.resolved(folder, console));
        Scenario scenario = run.scenario();
        require("--cell", index, scenario.cellCount());
        require("--replicate", replicate, scenario.replicates());
        Cell cell = scenario.cell(index);
        if (!cell.trials().computed()) {
            throw new RefusedException(run.path() + ": its policies are those of a file and not computed, and nothing"
                    + " can be computed again: export has the values of each replicate");
        }
        Replay replay = Replay.of(cell, replicate);
        String same = run.journal(replay);
        console.out().write(format.json() ? ReplayJson.of(replay, same) : table(replay, same, console.screen()));
        return same.equals("different") ? ExitCode.IO : ExitCode.OK;
    }

    private void require(String option, int value, long size) {
        if (!(value >= 0 && value < size)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + ": " + value + ", must be in 0.." + (size - 1));
        }
    }

    private static String table(Replay replay, String same, Screen screen) {
        TextTable drawn = new TextTable(screen);
        replay.drawn().ifPresent(it -> it.table().forEach(drawn::row));
        TextTable values = new TextTable(screen);
        values.row(List.of("value", "number"));
        replay.quantities().forEach((name, value) -> values.row(List.of(words(name), Numbers.text(value))));
        replay.ceilings().forEach((name, value) -> values.row(List.of("ceiling " + name, Numbers.text(value))));
        return "cell " + replay.cell().index() + ", replicate " + replay.replicate() + "\n"
                + (replay.drawn().isPresent() ? drawn.text() : "") + values.text() + "journal: "
                + switch (same) {
                    case "same" -> "has the same bits";
                    case "different" -> "HAS OTHER BITS";
                    default -> "has not this replicate";
                }
                + "\n";
    }

    private static String words(String name) {
        return name.equals(Quantity.KL) ? "KL nats" : name.replace('_', ' ');
    }
}
