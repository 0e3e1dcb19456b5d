package dev.narrows.cli;

import dev.narrows.report.Pdf;
import dev.narrows.report.Plot;
import dev.narrows.result.AtomicFile;
import dev.narrows.result.BoundsFolder;
import dev.narrows.result.FileOperations;
import dev.narrows.result.PointsRows;
import dev.narrows.result.ResultFolder;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plot}: a figure of the columns of points.csv. */
@Command(
        description = "Draw columns of points.csv of a finished run, or of bounds --out, along a swept key or another "
                + "column, as SVG or PDF. Column names: ${ROOT-COMMAND-NAME} schema --columns.")
final class PlotCommand extends Verb {
    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = GivenFolder.DIR)
    private Path folder;

    @Option(
            names = "--x",
            paramLabel = "KEY",
            required = true,
            description = "what goes across: a swept key, or a column")
    private String x;

    @Option(
            names = "--y",
            paramLabel = "COLUMN",
            required = true,
            split = ",",
            description = "what goes up: columns; X_mean with its interval from X_low to X_high")
    private List<String> y;

    @Option(
            names = "--by",
            paramLabel = "KEY",
            split = ",",
            description = "a curve for each value of these swept keys or columns")
    private List<String> by = List.of();

    @Option(
            names = "--where",
            paramLabel = "EXPR",
            description = "only the cells for which this is true, such as \"labels > 10 and floor_best > 0\"")
    private String where;

    @Option(
            names = "--log",
            paramLabel = "AXIS",
            split = ",",
            description = "a logarithmic axis: x, y or x,y (default: linear)")
    private Set<Plot.Direction> logarithmic = Set.of();

    @Option(
            names = "--interval",
            paramLabel = "WHICH",
            defaultValue = "limits",
            description = "of X_mean: limits, those of the verdicts; t, Student's, of risk_mean alone; none (default: "
                    + "${DEFAULT-VALUE})")
    private Plot.Band band;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the figure, FILE.svg or FILE.pdf")
    private Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "nothing on stderr but errors")
    private boolean quiet;

    PlotCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        boolean pdf = out.toString().endsWith(".pdf");
        if (!pdf && !out.toString().endsWith(".svg")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--out: " + out + ", must end in .svg or .pdf");
        }
        folder = GivenFolder.resolved(folder, console, quiet);
        GivenFolder.requireOutside("--out", out, List.of(folder));
        String figure = GivenFolder.read(
                folder, () -> figure(new Plot.Request(x, y, by, Optional.ofNullable(where), logarithmic, band)));
        byte[] bytes = pdf ? Pdf.of(figure) : figure.getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(operations, out.toAbsolutePath(), bytes);
        if (!quiet) {
            console.message(out.toString());
        }
        return ExitCode.OK;
    }

    private String figure(Plot.Request request) throws IOException, ScenarioException {
        if (BoundsFolder.is(folder)) {
            Scenario scenario = BoundsFolder.scenario(folder);
            return Plot.svg(scenario.name(), BoundsFolder.rows(folder, scenario), request);
        }
        ResultFolder run = new ResultFolder(folder);
        return Plot.svg(run.scenario().name(), new PointsRows(run), request);
    }
}
