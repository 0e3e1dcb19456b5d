package dev.narrows.cli;

import dev.narrows.explain.PlainText;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import dev.narrows.scenario.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The scenario files of a command, with the options that change them. All are read before any is used. */
final class ScenarioFiles {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})([MGmg])");
    private static final List<String> OF_SCENARIO =
            List.of("--replicates", "--set", "--select", "--max-memory", "--strict");
    private static final long LARGEST_MEMORY = 16_000_000_000L;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "scenario file (YAML)")
    private List<Path> files;

    @Option(names = "--seed", paramLabel = "N", description = "use this seed instead of the file's")
    private Long seed;

    @Option(names = "--replicates", paramLabel = "N", description = "make this many replicates per cell")
    private Long replicates;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "use this value for a key of model, learner, bounds or confidence, by its path or a unique end; "
                            + "several values, as in labels=10,100, are swept; repeatable")
    private List<String> settings = List.of();

    @Option(
            names = "--select",
            paramLabel = "EXPR",
            description =
                    "only the cells for which this is true, such as \"labels > 10 and error < 0.2\" or \"cell == 3\"")
    private String select;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            description = "tables of a model may need this much memory, such as 500M or 2G (default: 160M)")
    private String memory;

    @Option(names = "--strict", description = "take warnings for errors: exit code 3, nothing runs")
    private boolean strict;

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "is a folder";
        }
        return e instanceof NoSuchFileException
                ? "no such file"
                : e.getClass().getSimpleName().replace("Exception", "");
    }

    /** The files as they were named. */
    List<Path> paths() {
        return files;
    }

    /** The seed that is asked for. */
    OptionalLong seed() {
        return optional(seed);
    }

    /** An option that was given and that a file without a scenario makes no use of. */
    Optional<String> ofScenario() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(OF_SCENARIO::contains)
                .findFirst();
    }

    /** The condition on the cells; empty where all run. */
    Optional<String> select() {
        return Optional.ofNullable(select);
    }

    /** Every scenario, or the errors of all files together; warnings go to stderr, or are errors. */
    List<Scenario> read(Console console, boolean quiet) throws IOException, ScenarioException {
        List<Scenario> scenarios = read();
        List<Problem> warnings =
                scenarios.stream().flatMap(one -> one.warnings().stream()).toList();
        if (strict && !warnings.isEmpty()) {
            throw new ScenarioException(warnings);
        }
        for (Problem warning : quiet ? List.<Problem>of() : warnings) {
            console.message(warning.format());
        }
        return scenarios;
    }

    /** What a file is: a scenario, or errors; with what is accepted and seldom meant. */
    record FileState(Path file, Optional<Scenario> scenario, List<Problem> errors, List<Problem> warnings) {}

    /** Whether warnings are errors. */
    boolean strict() {
        return strict;
    }

    private List<Scenario> read() throws ScenarioException {
        List<FileState> states = states();
        List<Problem> problems =
                states.stream().flatMap(one -> one.errors().stream()).toList();
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return states.stream().flatMap(one -> one.scenario().stream()).toList();
    }

    /** Every file by itself. */
    List<FileState> states() {
        if (replicates != null && !(replicates >= 1 && replicates <= Overrides.MOST_REPLICATES)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--replicates: " + replicates + ", must be in 1.." + Overrides.MOST_REPLICATES);
        }
        Overrides overrides = overrides();
        return files.stream().map(file -> state(file, overrides)).toList();
    }

    private static FileState state(Path file, Overrides overrides) {
        try {
            Scenario scenario = ScenarioReader.read(file, overrides);
            return new FileState(file, Optional.of(scenario), List.of(), scenario.warnings());
        } catch (IOException e) {
            Problem unread = new Problem(file.toString(), 1, 1, "", "cannot be read: " + reason(file, e), "", false);
            return new FileState(file, Optional.empty(), List.of(unread), List.of());
        } catch (ScenarioException e) {
            return new FileState(file, Optional.empty(), e.problems(), e.warnings());
        }
    }

    private Overrides overrides() {
        Overrides overrides = new Overrides(optional(seed), optional(replicates));
        for (String setting : settings) {
            try {
                overrides = overrides.withSetting(Setting.parse(setting));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
            }
        }
        overrides = select == null ? overrides : overrides.withSelect(select);
        return memory == null ? overrides : overrides.withMostNumbers(numbers(memory));
    }

    /** Doubles that so much memory holds; no more than an array of Java can. */
    private long numbers(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--max-memory: " + PlainText.printable(size) + ", must be a size of 1M to 16G, such as 2G");
        }
        long bytes = Long.parseLong(matcher.group(1))
                * (matcher.group(2).equalsIgnoreCase("M") ? 1_000_000L : 1_000_000_000L);
        if (bytes > LARGEST_MEMORY) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--max-memory: " + size + ", must be at most 16G");
        }
        return bytes / Double.BYTES;
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
