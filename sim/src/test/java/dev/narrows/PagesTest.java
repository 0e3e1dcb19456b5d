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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All pages name classes, tests, methods, files and sections that exist; the page of core names all bounds. */
class PagesTest {
    private static final Path ROOT = ReadmeBlocks.ROOT;
    /** Of the JDK. */
    private static final Set<String> OTHERS = Set.of("StrictMath", "Math");
    /** It names what was, too. */
    private static final String HISTORY = "CHANGELOG.md";

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z]\\w+))?`");
    /** A file of the checkout; what is built in {@code target} may not be there. */
    private static final Pattern FILE =
            Pattern.compile("`((?!\\w+/target/)(?:core|sim|bench|scenarios|scripts)/[\\w./-]+)`");

    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern FENCED = Pattern.compile("(?s)```.*?```");

    /** The text of every class of the project, by its simple name. */
    private static Map<String, String> sources;

    @BeforeAll
    static void read() throws IOException {
        sources = new TreeMap<>();
        for (String module : List.of("core", "sim", "bench")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
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
        FILE.matcher(page)
                .results()
                .map(file -> file.group(1))
                .filter(file -> !Files.exists(ROOT.resolve(file)))
                .forEach(missing::add);
        LINK.matcher(page)
                .results()
                .filter(link -> !leads(link, page, folder))
                .map(MatchResult::group)
                .forEach(missing::add);
        return missing;
    }

    /** Whether the file of a link is there (none: this page), and the section that it names. */
    private static boolean leads(MatchResult link, String page, Path folder) {
        Path file = folder.resolve(link.group(1));
        if (!Files.exists(file)) {
            return false;
        }
        return link.group(2) == null
                || anchors(link.group(1).isEmpty() ? page : text(file)).contains(link.group(2));
    }

    /** The names of the sections of a page, as they are made of its headings where pages are shown. */
    private static Set<String> anchors(String page) {
        return HEADING.matcher(FENCED.matcher(page).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    static List<String> pages() throws IOException {
        return ReadmeBlocks.pages();
    }

    private static boolean exists(MatchResult name) {
        String type = name.group(1);
        String source = sources.get(type);
        boolean known = source != null || OTHERS.contains(type) || type.equals(type.toUpperCase(Locale.ROOT));
        return known && (source == null || name.group(2) == null || source.contains(" " + name.group(2) + "("));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesWhatIsThere(String file) {
        Path page = ROOT.resolve(file);
        List<String> missing = missing(text(page), page.getParent());
        assertThat(missing.stream().filter(name -> !file.equals(HISTORY) || name.startsWith("]")))
                .as(file)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/README.md", "sim/README.md", "bench/README.md", "CONTRIBUTING.md"})
    void thereAreNames(String file) {
        String page = text(ROOT.resolve(file));
        assertThat(NAME.matcher(page).results().count()
                        + FILE.matcher(page).results().count())
                .isGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aLinkLeadsToEveryPage(String file) throws IOException {
        Path page = ROOT.resolve(file).normalize();
        List<Path> linked = new ArrayList<>();
        for (String other : ReadmeBlocks.pages()) {
            Path folder = ROOT.resolve(other).getParent();
            LINK.matcher(text(ROOT.resolve(other)))
                    .results()
                    .filter(link -> !link.group(1).isEmpty())
                    .forEach(link -> linked.add(folder.resolve(link.group(1)).normalize()));
        }
        linked.add(ROOT.resolve("README.md").normalize());
        assertThat(linked).contains(page);
    }

    @Test
    void whatIsNotThereIsFound() {
        assertThat(missing("""
                ## A heading, `here`
                `KlCeilinx`, `KlCeiling.vlue`, `core/no.md`, `KlCeiling.value`,
                [page](no.md), [section](#no), [section](sim/README.md#no), [this](#a-heading-here),
                [that](sim/README.md#packages)
                """, ROOT))
                .containsExactly(
                        "`KlCeilinx`", "`KlCeiling.vlue`", "core/no.md", "](no.md)", "](#no)", "](sim/README.md#no)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bound", "info"})
    void everyPublicClassIsOnThePageOfCore(String name) throws IOException {
        String page = text(ROOT.resolve("core/README.md"));
        List<String> types;
        try (Stream<Path> files =
                Files.list(ROOT.resolve("core/src/main/java/dev/narrows").resolve(name))) {
            types = files.filter(file ->
                            Pattern.compile("(?m)^public ").matcher(text(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        }
        assertThat(types)
                .hasSizeGreaterThan(8)
                .allSatisfy(type -> assertThat(page).contains("`" + type + "`"));
    }

    /**
     * A bar in a formula that is not escaped would end its column: the formula would not be shown, and the row would
     * have one cell more.
     */
    @ParameterizedTest
    @MethodSource("pages")
    void rowsOfATableHaveItsColumnsAndFormulasEnd(String file) {
        int columns = 0;
        for (String line :
                FENCED.matcher(text(ROOT.resolve(file))).replaceAll("").split("\n")) {
            int bars = line.startsWith("|") ? line.split("(?<!\\\\)\\|", -1).length : 0;
            assertThat(columns == 0 || bars == 0 || bars == columns).as(line).isTrue();
            columns = bars;
            assertThat(line.split("\\$", -1).length % 2)
                    .as("formulas that end on their line: " + line)
                    .isOne();
        }
    }

    /** In the order of the alphabet, once each; a name in code is one that another page has. */
    @Test
    void theGlossaryIsInOrderAndNamesWhatIsThere() throws IOException {
        String page = text(ROOT.resolve("sim/GLOSSARY.md"));
        List<String> words = Pattern.compile("(?m)^\\| ([a-z -]+) \\| (?!what it is)")
                .matcher(page)
                .results()
                .map(word -> word.group(1).toLowerCase(Locale.ROOT))
                .toList();
        assertThat(words).hasSizeGreaterThan(40).doesNotHaveDuplicates().isSorted();
        String others = "";
        for (String other : List.of("sim/SCENARIOS.md", "sim/RESULTS.md", "sim/COMMANDS.md")) {
            others += text(ROOT.resolve(other));
        }
        // of a key in dots its last word
        List<String> names = Pattern.compile("`(?:[a-z]+\\.)*([^`]+)`")
                .matcher(page)
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(30);
        assertThat(others).contains(names);
    }
}
