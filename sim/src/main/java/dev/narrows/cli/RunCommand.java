package dev.narrows.cli;

import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.experiment.Verdict;
import dev.narrows.report.Figures;
import dev.narrows.report.RunData;
import dev.narrows.result.Manifest;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: simulates every cell, holds it against its bounds, writes the output folder. */
@Command(name = "run", mixinStandardHelpOptions = true, versionProvider = Main.VersionText.class,
        description = "Simulate every cell of the scenarios and hold it against its floors and ceilings.")
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioFiles files;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs",
            description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = {"-j", "--threads"}, paramLabel = "N", description = "threads (default: number of processors)")
    private Integer threads;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
            description = "table, json or csv on stdout (default: ${DEFAULT-VALUE})")
    private Format format;

    @Option(names = "--unit", paramLabel = "UNIT", defaultValue = "nats",
            description = "nats or bits in the printed table (default: ${DEFAULT-VALUE})")
    private Unit unit;

    @Option(names = {"-q", "--quiet"}, description = "nothing on stderr but errors")
    private boolean quiet;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        int n = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (n < 1 || n > 1024) {
            throw new CommandLine.ParameterException(spec.commandLine(), "-j: " + n + ", must be in 1..1024");
        }
        Set<Integer> codes = new TreeSet<>();
        for (Scenario scenario : files.read()) {
            codes.add(run(scenario, n));
        }
        return ExitCode.of(codes);
    }

    private int run(Scenario scenario, int n) throws IOException {
        Manifest manifest = new Manifest(console.arguments(), n);
        Latency latency = new Latency();
        BatchTable table = new BatchTable(scenario, unit);
        Notes notes = new Notes(scenario);
        Set<Integer> codes = new TreeSet<>();
        try (RunFolder folder = new RunFolder(scenario, out)) {
            new Experiment(scenario, n, latency).run(outcome -> {
                folder.write(outcome);
                table.add(outcome);
                notes.add(outcome);
                codes.add(code(outcome));
            });
            folder.commit(manifest.json(scenario, latency));
            Figures.write(RunData.read(folder.path()));
            codes.add(notes.exitCode());
            print(table, notes, folder);
            for (String line : notes.lines()) {
                console.message(line);
            }
            if (!quiet) {
                console.message(folder.path().toString());
            }
        }
        return ExitCode.of(codes);
    }

    private static int code(CellOutcome outcome) {
        if (outcome instanceof CellFailure) {
            return ExitCode.CELLS_FAILED;
        }
        return ((CellResult) outcome).batchVerdict() == Verdict.VIOLATED ? ExitCode.VIOLATED : ExitCode.OK;
    }

    private void print(BatchTable table, Notes notes, RunFolder folder) throws IOException {
        switch (format) {
            case TABLE -> console.out().write(table.text(notes.lines()));
            case JSON -> copy(folder.jsonPath());
            case CSV -> copy(folder.csvPath());
        }
        console.out().flush();
    }

    private void copy(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            reader.transferTo(console.out());
        }
    }
}
