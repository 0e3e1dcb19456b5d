package dev.narrows.scenario;

import dev.narrows.expression.Expression;
import dev.narrows.family.Memo;
import dev.narrows.sweep.Grid;
import dev.narrows.sweep.IndexSet;
import dev.narrows.sweep.Let;
import dev.narrows.sweep.Part;
import dev.narrows.sweep.SweepReader;
import dev.narrows.sweep.SweptKeys;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import dev.narrows.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads scenario files: strictly, with every error at once. */
public final class ScenarioReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final List<String> REQUIRED = List.of("format", "name", "seed", "model");
    private static final Map<String, String> WANTED = Map.of(
            "format",
            "; write format: 1",
            "name",
            "; write name: and a name of a-z, 0-9 and -, such as name: base",
            "seed",
            "; write seed: and an integer, such as seed: 1",
            "model",
            "; write model: and below it, indented, family, codebook, cognitive, articulation and loss");
    private static final List<String> OPTIONAL =
            List.of("let", "learner", "bounds", "confidence", "sweep", "replicates", "precision", "expect");
    /** Keys that a scenario may hold whatever its family, beside those that can be swept. */
    private static final List<String> KEYS = List.of(
            "format",
            "name",
            "seed",
            "learner",
            "bounds",
            "confidence",
            "sweep",
            "replicates",
            "precision",
            "expect",
            "bounds.delta",
            "bounds.eta",
            "bounds.catoni",
            "bounds.nested",
            "bounds.negative-control",
            "sweep.grid",
            "sweep.zip",
            "sweep.points",
            "sweep.where",
            "precision.half-width",
            "precision.min-replicates",
            "precision.max-replicates");

    private ScenarioReader() {}

    /**
     * Reads a file.
     *
     * @param file the file; its name stands in errors as it is given here
     * @param overrides values in the place of those of the file
     * @return the scenario, all of its cells checked
     * @throws IOException if the file cannot be read
     * @throws ScenarioException if it is refused; carries every error
     */
    public static Scenario read(Path file, Overrides overrides) throws IOException, ScenarioException {
        try (InputStream in = Files.newInputStream(file)) {
            // one byte past the limit tells that there is more
            Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
            return parse(file.toString(), in.readNBytes(Source.LARGEST + 1), overrides, Optional.of(folder));
        }
    }

    /**
     * Reads the bytes of a file, which may name no channel file: it has no folder where that would be looked for.
     *
     * @param fileName its name, for errors
     * @param utf8 its bytes; copied
     * @param overrides values in the place of those of the file
     * @return the scenario, all of its cells checked
     * @throws ScenarioException if it is refused; carries every error
     */
    public static Scenario parse(String fileName, byte[] utf8, Overrides overrides) throws ScenarioException {
        return parse(fileName, utf8, overrides, Optional.empty());
    }

    private static Scenario parse(String fileName, byte[] utf8, Overrides overrides, Optional<Path> folder)
            throws ScenarioException {
        Problems problems = new Problems();
        Source source = Source.of(fileName, utf8, problems);
        throwIfAny(problems, source, List.of());
        Optional<YamlNode> tree = YamlTree.read(source, problems);
        List<Problem> ofFiles = new ArrayList<>();
        Optional<Scenario> scenario =
                tree.flatMap(root -> document(root, problems, overrides, source, utf8, folder, ofFiles));
        throwIfAny(problems, source, ofFiles);
        return scenario.orElseThrow(() -> new IllegalStateException("no scenario and no error: " + fileName));
    }

    private static Optional<Scenario> document(
            YamlNode root,
            Problems problems,
            Overrides overrides,
            Source source,
            byte[] utf8,
            Optional<Path> folder,
            List<Problem> ofFiles) {
        Fields fields = Fields.of(new Value(root, KeyPath.ROOT, problems), REQUIRED, OPTIONAL, Map.of(), WANTED);
        if (!(root instanceof YamlNode.Mapping asGiven)) {
            return Optional.empty();
        }
        OptionReader options = new OptionReader(overrides, problems);
        Memo memo = new Memo(overrides.mostNumbers());
        SettingsReader reader = new SettingsReader(memo, asGiven);
        IncludedFiles files = new IncludedFiles(reader.family().partFile(), folder, overrides.mostNumbers(), problems);
        YamlNode.Mapping written = files.in(asGiven);
        List<String> withDefault = reader.family().withDefault();
        problems.know(
                written,
                Stream.concat(KEYS.stream(), reader.family().keys().stream()).toList());
        Let let = Let.read(files.in(options.put(written, withDefault)), problems);
        options.change(files::in);
        ofFiles.addAll(files.problems());
        YamlNode.Mapping mapping = let.root();
        fields.integer("format", 1, 1, 1);
        String name = fields.find("name").map(ScenarioReader::name).orElse("");
        long seed = fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
        long replicates = fields.integer("replicates", 1, Overrides.MOST_REPLICATES, 1000);
        Optional<PrecisionSpec> precision = fields.find("precision").map(PrecisionSpec::read);
        if (precision.isPresent() && fields.has("replicates")) {
            fields.get("precision").refuse("excludes replicates: give one of them");
        }
        Optional<Settings> settings = SweptSettings.ofDocument(mapping, reader, problems);
        memo.freeze();
        int sound = problems.added();
        Grid grid = SweepReader.read(
                new Value(mapping, KeyPath.ROOT, problems),
                let,
                options.axes(),
                new SweptKeys(mapping, withDefault, let),
                problems);
        SweptSettings swept = new SweptSettings(mapping, grid, reader, settings);
        // a condition that cannot be asked yet may have left out what a check would refuse
        if (problems.added() == sound
                || !fields.has("sweep")
                || fields.get("sweep").peek("where").isEmpty()) {
            new SweepCheck(swept, grid, reader.family(), problems).check();
        }
        options.checkAgainst(grid);
        IndexSet chosen = options.selected(grid);
        List<Expression> expect = ExpectReader.read(fields.find("expect"), grid);
        Scenario.Head head = new Scenario.Head(
                name,
                source.file(),
                utf8.clone(),
                overrides.seed().orElse(seed),
                overrides
                        .replicates()
                        .orElse(precision.map(p -> (long) p.maxReplicates()).orElse(replicates)),
                overrides.replicates().isPresent() ? Optional.empty() : precision,
                expect,
                warnings(grid, swept, problems, source));
        return problems.isEmpty() && ofFiles.isEmpty()
                ? settings.map(base -> new Scenario(head, grid, base, swept, chosen))
                : Optional.empty();
    }

    /** The warnings of the file; those of the model are of the first cell, since only cells are run. */
    private static List<Problem> warnings(Grid grid, SweptSettings swept, Problems problems, Source source) {
        if (!problems.isEmpty()) {
            return List.of();
        }
        boolean varies = grid.varies(Part.MODEL);
        Problems ofFirst = new Problems();
        if (varies) {
            swept.at(grid.digits(0), ofFirst);
        }
        return Stream.concat(
                        problems.warnings().stream()
                                .filter(one -> !varies || !one.path().startsWith(Part.MODEL.key() + ".")),
                        ofFirst.warnings().stream())
                .map(one -> problem(one, problems, source, true))
                .toList();
    }

    private static void throwIfAny(Problems problems, Source source, List<Problem> ofFiles) throws ScenarioException {
        if (!problems.isEmpty() || !ofFiles.isEmpty()) {
            throw new ScenarioException(
                    Stream.concat(
                                    problems.sorted().stream().map(one -> problem(one, problems, source, false)),
                                    ofFiles.stream())
                            .toList(),
                    problems.warnings().stream()
                            .map(one -> problem(one, problems, source, true))
                            .toList());
        }
    }

    private static Problem problem(Problems.Found one, Problems problems, Source source, boolean warning) {
        int line = one.mark().line();
        return line > 0
                ? new Problem(
                        source.file(), line, one.mark().column(), one.path(), one.message(), source.line(line), warning)
                : new Problem(
                        source.file(),
                        0,
                        0,
                        one.path(),
                        problems.option(one) + ": " + (one.isMissing() ? one.path() + " " : "") + one.message(),
                        "",
                        warning);
    }

    private static String name(Value value) {
        Optional<String> name = value.sound(Value::text);
        name.filter(text -> !NAME.matcher(text).matches())
                .ifPresent(text -> value.refuse(
                        "is " + Wording.quoted(text) + ", must be " + NAME.pattern() + " (it becomes a folder)"));
        return name.orElse("");
    }
}
