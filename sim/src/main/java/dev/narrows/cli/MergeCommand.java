package dev.narrows.cli;

import dev.narrows.result.FileOperations;
import dev.narrows.result.RunFolder;
import dev.narrows.result.ShardFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code merge}: the folders of all shards of a batch into the folder that a single run makes. */
@Command(description = "Make the folder of the whole batch from the folders of all its shards.")
final class MergeCommand extends Verb {
    private final FileOperations operations;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "folder of a shard: every one of 1/n to n/n")
    private List<Path> folders;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of all runs (default: that of the shards)")
    private Path out;

    @Mixin
    private Printing printing;

    MergeCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        BatchRun.Settings settings = printing.settings(false);
        ShardFolders shards = ShardFolders.of(folders);
        RunFolder.Opening opening = RunFolder.Opening.of(operations);
        try (Interruption interruption = new Interruption(Optional.empty());
                RunFolder whole = new RunFolder(shards.scenario(), out == null ? shards.out() : out, opening)) {
            shards.copyInto(whole);
            return new BatchRun(
                            console,
                            new Tally(shards.scenario(), false),
                            settings,
                            interruption,
                            UnaryOperator.identity())
                    .run(whole, false);
        }
    }
}
