package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the modules name classes, tests, methods and files that exist; the page of core names all bounds. */
class PagesTest {
    private static final Path ROOT = ReadmeBlocks.ROOT;
    /** Of the JDK. */
    private static final Set<String> OTHERS = Set.of("StrictMath", "Math");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z]\\w+))?`");
    private static final Pattern FILE = Pattern.compile("`((?:core|sim|bench|scenarios|scripts)/[\\w./-]+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)(?:#[\\w-]*)?\\)");

    /** The text of every class of the project, by its simple name. */
    private static Map<String, String> sources;

    @BeforeAll
    static void read() throws IOException {
        sources = new TreeMap<>();
        for (String module : List.of("core", "sim", "bench")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file ->
                        sources.put(file.getFileName().toString().replace(".java", ""), text(file)));
            }
        }
        assertThat(sources).hasSizeGreaterThan(300);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a page names and the project has not. */
    private static List<String> missing(String page, Path folder) {
        List<String> missing = new ArrayList<>();
        NAME.matcher(page).results().filter(name -> !exists(name)).forEach(name -> missing.add(name.group()));
        FILE.matcher(page).results().map(file -> file.group(1)).filter(file -> !Files.exists(ROOT.resolve(file)))
                .forEach(missing::add);
        LINK.matcher(page).results().map(link -> link.group(1)).filter(link -> !Files.exists(folder.resolve(link)))
                .forEach(missing::add);
        return missing;
    }

    private static boolean exists(MatchResult name) {
        String type = name.group(1);
        String source = sources.get(type);
        boolean known = source != null || OTHERS.contains(type) || type.equals(type.toUpperCase(Locale.ROOT));
        return known && (source == null || name.group(2) == null || source.contains(" " + name.group(2) + "("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/README.md", "sim/README.md", "bench/README.md", "CONTRIBUTING.md"})
    void namesWhatIsThere(String file) {
        Path page = ROOT.resolve(file);
        assertThat(NAME.matcher(text(page)).results().count() + FILE.matcher(text(page)).results().count())
                .isGreaterThan(4);
        assertThat(missing(text(page), page.getParent())).as(file).isEmpty();
    }

    @Test
    void whatIsNotThereIsFound() {
        assertThat(missing("`KlCeilinx`, `KlCeiling.vlue`, `core/no.md`, [page](no.md), `KlCeiling.value`", ROOT))
                .containsExactly("`KlCeilinx`", "`KlCeiling.vlue`", "core/no.md", "no.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bound", "info"})
    void everyPublicClassIsOnThePageOfCore(String name) throws IOException {
        String page = text(ROOT.resolve("core/README.md"));
        List<String> types;
        try (Stream<Path> files = Files.list(ROOT.resolve("core/src/main/java/dev/narrows").resolve(name))) {
            types = files.filter(file -> Pattern.compile("(?m)^public ").matcher(text(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", "")).sorted().toList();
        }
        assertThat(types).hasSizeGreaterThan(8).allSatisfy(type -> assertThat(page).contains("`" + type + "`"));
    }

    /**
     * A bar in a formula would end its column: the formula would not be shown, and the row would have one cell more.
     */
    @ParameterizedTest
    @ValueSource(strings = {"core/README.md", "sim/README.md", "bench/README.md", "CONTRIBUTING.md"})
    void rowsOfATableHaveItsColumnsAndFormulasEnd(String file) {
        int columns = 0;
        for (String line : text(ROOT.resolve(file)).split("\n")) {
            int bars = line.startsWith("|") ? line.split("\\|", -1).length : 0;
            assertThat(columns == 0 || bars == 0 || bars == columns).as(line).isTrue();
            columns = bars;
            assertThat(line.split("\\$", -1).length % 2).as("formulas that end on their line: " + line).isOne();
        }
    }
}
