package dev.narrows.cli;

import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The scenario files of a command, with the options that change them. All are read before any is used. */
final class ScenarioFiles {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "scenario file (YAML)")
    private List<Path> files;

    @Option(names = "--seed", paramLabel = "N", description = "use this seed instead of the file's")
    private Long seed;

    @Option(names = "--replicates", paramLabel = "N", description = "make this many replicates a cell")
    private Long replicates;

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "is a folder";
        }
        return e instanceof NoSuchFileException ? "no such file" : e.getClass().getSimpleName().replace("Exception", "");
    }

    /** Every scenario, or the errors of all files together. */
    List<Scenario> read() throws IOException, ScenarioException {
        if (replicates != null && !(replicates >= 1 && replicates <= Overrides.MOST_REPLICATES)) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "--replicates: " + replicates + ", must be in 1.." + Overrides.MOST_REPLICATES);
        }
        Overrides overrides = new Overrides(optional(seed), optional(replicates));
        List<Scenario> scenarios = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                scenarios.add(ScenarioReader.read(file, overrides));
            } catch (IOException e) {
                problems.add(new Problem(file.toString(), 1, 1, "", "cannot be read: " + reason(file, e), ""));
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
