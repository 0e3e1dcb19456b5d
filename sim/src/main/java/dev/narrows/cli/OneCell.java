package dev.narrows.cli;

import dev.narrows.finite.LabelledData;
import dev.narrows.foreign.ReplicateRange;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.result.RefusedException;
import dev.narrows.sampling.StreamKey;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.CsvFile;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.scenario.Setting;
import dev.narrows.scenario.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One cell of a scenario file and some of its data sets, for learners of other programs. */
final class OneCell {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "FILE", description = "scenario file (YAML)")
    private Path file;

    @Option(names = "--cell", paramLabel = "N", description = "the cell; of a scenario of one cell its only one")
    private Integer cell;

    @Option(
            names = "--replicates",
            paramLabel = "a..b",
            description = "the data sets of these replicates of a run (default: all that it makes)")
    private String replicates;

    @Option(names = "--seed", paramLabel = "N", description = "use this seed instead of the file's")
    private Long seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "use this value for a key of model, learner, bounds or confidence; repeatable")
    private List<String> settings = List.of();

    /** What was asked for. */
    record Found(Scenario scenario, Cell cell, ReplicateRange replicates, LabelledData data) {}

    /** Reads the file. */
    Found read() throws IOException, ScenarioException {
        Optional<ReplicateRange> range = range();
        Scenario scenario = scenario();
        Cell chosen = scenario.cell(index(scenario));
        if (chosen.learner().observed().name().equals(ObservableLoss.CALIBRATED.label())) {
            throw new RefusedException(file + ": learner.observable is calibrated, must be canonical, revealed or a"
                    + " proxy: gold labels are not among the data that another program is given");
        }
        LabelledData data = LabelledData.of(chosen.learner(), StreamKey.of(chosen.streamParts()))
                .orElseThrow(() -> new RefusedException(file + ": its learner is of the family "
                        + chosen.model().family().name()
                        + ", must be one of the family finite that is trained on labels"));
        return new Found(
                scenario, chosen, range.orElseGet(() -> new ReplicateRange(0, (int) scenario.replicates() - 1)), data);
    }

    private Scenario scenario() throws IOException, ScenarioException {
        Optional<String> unread = YamlFile.whyNot(file);
        if (unread.isPresent()) {
            throw new CsvFile(file).refused(1, 1, "cannot be read: " + unread.get());
        }
        return ScenarioReader.read(file, overrides());
    }

    private Optional<ReplicateRange> range() {
        try {
            return Optional.ofNullable(replicates).map(ReplicateRange::parse);
        } catch (IllegalArgumentException e) {
            throw wrong("--replicates: " + replicates + ", " + e.getMessage());
        }
    }

    private int index(Scenario scenario) {
        int cells = scenario.cellCount();
        if (cell == null && cells > 1) {
            throw wrong("--cell: is missing, and the scenario has " + cells + " cells: name one, 0.." + (cells - 1));
        }
        int index = cell == null ? 0 : cell;
        if (!(index >= 0 && index < cells)) {
            throw wrong("--cell: " + index + ", must be in 0.." + (cells - 1));
        }
        return index;
    }

    private Overrides overrides() {
        Overrides overrides =
                new Overrides(seed == null ? OptionalLong.empty() : OptionalLong.of(seed), OptionalLong.empty());
        for (String setting : settings) {
            try {
                overrides = overrides.withSetting(Setting.parse(setting));
            } catch (IllegalArgumentException e) {
                throw wrong("--set: " + e.getMessage());
            }
        }
        return overrides;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
