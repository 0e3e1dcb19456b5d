package dev.narrows.cli;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that run a batch: how many threads, what is printed. */
final class Printing {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "threads (default: number of processors)")
    private Integer threads;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or csv on stdout (default: ${DEFAULT-VALUE})")
    private Format format;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            defaultValue = "nats",
            description = "nats or bits in the printed table (default: ${DEFAULT-VALUE})")
    private Unit unit;

    @Mixin
    private ColumnChoice choice;

    @Option(
            names = {"-q", "--quiet"},
            description = "nothing on stderr but errors")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "each finished cell's verdict on stderr as it comes, and how much was known before")
    private boolean verbose;

    BatchRun.Settings settings(boolean stopOnError) {
        int n = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (n < 1 || n > 1024) {
            throw new CommandLine.ParameterException(spec.commandLine(), "-j: " + n + ", must be in 1..1024");
        }
        return new BatchRun.Settings(n, stopOnError, format, unit, choice.columns(), quiet, verbose);
    }
}
