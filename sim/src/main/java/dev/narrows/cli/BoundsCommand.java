package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.report.BoundsFigure;
import dev.narrows.result.BoundsFolder;
import dev.narrows.result.Columns;
import dev.narrows.result.ExactColumn;
import dev.narrows.result.FileOperations;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bounds}: the exact half of every cell: capacities, floor ladder, Bayes risk. */
@Command(description = "Capacities, floors and Bayes risk of every cell; nothing is sampled.")
final class BoundsCommand extends Verb {
    private final FileOperations operations;
    private BoundCatalogue bounds;
    private List<ExactColumn> columns;

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private ColumnChoice choice;

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
            description = "nats or bits in the printed table (default: nats)")
    private Unit unit;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write bounds.csv, bounds.json and a figure there too, which plot takes; of one FILE")
    private Optional<Path> out;

    @Mixin
    private CertificateOption certificates;

    @Spec
    private CommandSpec spec;

    BoundsCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        bounds = BoundCatalogue.load();
        columns = choice.exact();
        requireOneFile("--out", out);
        certificates.open(operations, files.paths().size());
        Optional<BoundsFolder> folder =
                out.isPresent() ? Optional.of(new BoundsFolder(operations, out.get())) : Optional.empty();
        boolean follows = false;
        for (Scenario scenario : files.read(console, false)) {
            if (folder.isPresent()) {
                write(folder.get(), scenario);
            }
            certificates.write(console, proofs -> proofs.write(scenario, bounds));
            console.out().write(follows && format != Format.JSON ? "\n" : "");
            follows = true;
            switch (format) {
                case JSON -> BoundsFolder.json(scenario, bounds, console.out());
                case CSV -> BoundsFolder.csv(scenario, bounds, written(), console.out());
                case TABLE -> table(scenario);
            }
        }
        return ExitCode.OK;
    }

    private void requireOneFile(String option, Optional<Path> folder) {
        if (folder.isPresent() && files.paths().size() > 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    option + ": is of one FILE, not of " + files.paths().size());
        }
    }

    private void write(BoundsFolder folder, Scenario scenario) throws IOException {
        folder.write(scenario, bounds, written());
        Optional<String> figure = BoundsFigure.svg(scenario.name(), BoundsFolder.rows(out.orElseThrow(), scenario));
        if (figure.isPresent()) {
            folder.figure(figure.get());
        }
        console.message("bounds: " + out.orElseThrow()
                + (figure.isPresent()
                        ? ""
                        : " (no figure: no number is swept, or curves are too many; plot draws some)"));
    }

    private List<ExactColumn> written() {
        return columns.isEmpty() ? Columns.of(bounds).exact(List.of()) : columns;
    }

    private void table(Scenario scenario) throws IOException {
        Screen screen = console.screen();
        if (scenario.cellCount() == 1 && columns.isEmpty()) {
            Cell cell = scenario.cell(0);
            console.out().write(new ExactTable(scenario, cell, cell.exact(bounds), unit).text(screen));
        } else {
            console.out().write(new ExactRows(scenario, unit, columns).text(bounds, BatchTable.ALL_SHOWN, screen));
        }
    }
}
