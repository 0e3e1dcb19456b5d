package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.certificate.CertificateFolder;
import dev.narrows.result.FileOperations;
import dev.narrows.result.RunFolder;
import dev.narrows.result.Shard;
import dev.narrows.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code run}: simulates every cell, holds it against its bounds, writes the output folder; goes on where it stopped.
 */
@Command(description = "Simulate every cell of the scenarios and hold it against its floors and ceilings.")
final class RunCommand extends Verb {
    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private Printing printing;

    @Mixin
    private CiFiles ci;

    @Mixin
    private CertificateOption certificates;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--fresh", description = "compute everything anew; the journal of earlier runs is removed")
    private boolean fresh;

    @Option(
            names = "--replace",
            description = "go on where the results in the folder are of another file; they are kept in earlier/")
    private boolean replace;

    @Option(names = "--shard", paramLabel = "i/n", description = "only the i-th of n parts, into a folder of its own")
    private String shard;

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            defaultValue = "continue",
            description = "after a failed cell: continue or stop (default: ${DEFAULT-VALUE})")
    private OnError onError;

    @Option(
            names = "--max-time",
            paramLabel = "D",
            converter = Durations.class,
            description = "stop after 90s, 10m, 2h; the same command goes on later")
    private Duration maxTime;

    /** What to do after a failed cell. */
    enum OnError {
        CONTINUE,
        STOP
    }

    RunCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        certificates.open(operations, files.paths().size());
        BatchRun.Settings settings = printing.settings(onError == OnError.STOP);
        Optional<Shard> part = shard();
        RunFolder.Opening opening = new RunFolder.Opening(fresh, part, files.select(), replace, operations);
        try (Interruption interruption = new Interruption(Optional.ofNullable(maxTime))) {
            List<Scenario> scenarios = files.read(console, settings.quiet());
            FilesRun.requireFolderEach(scenarios);
            if (certificates.asked()) {
                CertificateFolder.requireFinite(scenarios.get(0));
            }
            ci.check(operations);
            FilesRun run = new FilesRun(console, out, opening, settings, interruption, ci.asked());
            try {
                int code = run.run(scenarios);
                if (run.finished()) {
                    Scenario cells = run.tallies().get(0).scenario();
                    certificates.write(proofs -> proofs.write(cells, BoundCatalogue.load()));
                }
                return code;
            } finally {
                ci.write(operations, run.tallies());
            }
        }
    }

    private Optional<Shard> shard() {
        try {
            return Optional.ofNullable(shard).map(Shard::parse);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--shard: " + e.getMessage());
        }
    }
}
