package dev.narrows.cli;

import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario files of a command, with the options that change them. All are read before any is used. */
final class ScenarioFiles {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "scenario file (YAML)")
    private List<Path> files;

    @Option(names = "--seed", paramLabel = "N", description = "use this seed instead of the file's")
    private Long seed;

    @Option(names = "--replicates", paramLabel = "N", description = "make this many replicates a cell")
    private Long replicates;

    /** Every scenario, or the errors of all files together. */
    List<Scenario> read() throws IOException, ScenarioException {
        Overrides overrides = new Overrides(optional(seed), optional(replicates));
        List<Scenario> scenarios = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                scenarios.add(ScenarioReader.read(file, overrides));
            } catch (NoSuchFileException | AccessDeniedException e) {
                String reason = e instanceof NoSuchFileException ? "no such file" : "may not be read";
                problems.add(new Problem(file.toString(), 1, 1, "", reason, ""));
            } catch (ScenarioException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return scenarios;
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
