package dev.narrows.cli;

import dev.narrows.montecarlo.Effort;
import dev.narrows.montecarlo.EstimatorComparison;
import dev.narrows.montecarlo.RiskDifference;
import dev.narrows.report.EstimatorsPage;
import dev.narrows.report.RateFigure;
import dev.narrows.result.FileOperations;
import dev.narrows.result.NamedFiles;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code estimators}: Monte Carlo estimators of a policy's risk beside the exact value. */
@Command(
        description = "Every Monte Carlo estimator of a policy's true risk beside the exact value: mean, interval,"
                + " variance, time, efficiency.")
final class EstimatorsCommand extends Verb {
    private static final String ESTIMATORS = "estimators.csv";
    private static final String RATES = "rates.csv";
    private static final String DIFFERENCES = "differences.csv";
    private static final String TIMES = "times.csv";
    private static final String PAGE = "estimators.html";
    private static final String FIGURE = "rates.svg";
    private static final Set<String> FILES = Set.of(ESTIMATORS, RATES, DIFFERENCES, TIMES, PAGE, FIGURE);

    private final FileOperations operations;

    @Mixin
    private ScenarioFiles files;

    @Mixin
    private EstimatorOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write estimators.csv, rates.csv, a figure, times.csv and a page there too")
    private Optional<Path> out;

    @Mixin
    private AnyFormat format;

    EstimatorsCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        if (files.paths().size() > 1) {
            throw options.usage("FILE: has " + files.paths().size() + " entries, must have 1");
        }
        Optional<NamedFiles> folder = out.isPresent()
                ? Optional.of(new NamedFiles(operations, out.get(), FILES, "one of estimators"))
                : Optional.empty();
        Scenario scenario = files.read(console, false).get(0);
        List<Cell> cells = options.cells(scenario);
        Optional<Cell> against = options.against(scenario);
        EstimatorsJson json = new EstimatorsJson(scenario, options.effort(scenario));
        EstimatorsCsv csv = new EstimatorsCsv();
        for (Cell cell : cells) {
            add(scenario, cell, against, json, csv);
        }
        switch (format.chosen()) {
            case JSON -> console.out().write(json.root() + "\n");
            case CSV -> console.out().write(csv.estimators());
            case TABLE -> {}
        }
        if (folder.isPresent()) {
            write(folder.get(), json, csv, against.isPresent());
        }
        return ExitCode.OK;
    }

    private void add(Scenario scenario, Cell cell, Optional<Cell> against, EstimatorsJson json, EstimatorsCsv csv)
            throws IOException {
        Effort effort = options.effort(scenario);
        try {
            EstimatorComparison comparison =
                    EstimatorComparison.of(cell, options.policy(), options.kinds(), effort, options.timed());
            List<RiskDifference> minus = against.isPresent() ? comparison.minus(against.get(), effort) : List.of();
            int other = against.map(Cell::index).orElse(0);
            json.add(comparison, minus, other);
            csv.add(comparison, minus, other);
            if (format.chosen() == Format.TABLE) {
                String text = new EstimatorsText(scenario.name(), comparison).text(minus, other, console.screen());
                console.out().write((json.root().path("cells").size() > 1 ? "\n" : "") + text);
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(files.paths().get(0) + ": " + e.getMessage());
        }
    }

    private void write(NamedFiles folder, EstimatorsJson json, EstimatorsCsv csv, boolean compared) throws IOException {
        folder.delete(FIGURE);
        folder.delete(DIFFERENCES);
        folder.delete(TIMES);
        folder.write(ESTIMATORS, csv.estimators());
        folder.write(RATES, csv.rates());
        if (compared) {
            folder.write(DIFFERENCES, csv.differences());
        }
        if (options.timed()) {
            folder.write(TIMES, csv.times());
        }
        Optional<String> figure = RateFigure.svg(json.root());
        if (figure.isPresent()) {
            folder.write(FIGURE, figure.get());
        }
        folder.write(PAGE, EstimatorsPage.html(json.root(), console.arguments()));
        console.message("estimators: " + out.orElseThrow());
    }
}
