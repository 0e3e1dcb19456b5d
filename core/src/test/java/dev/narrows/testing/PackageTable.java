package dev.narrows.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may use whom: the table of {@code sim/README.md}, the one source for the tests and for the pages of the packages.
 */
public final class PackageTable {
    private static final Path FILE = Path.of("..", "sim", "README.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\| (core|sim) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern PAGE = Pattern.compile("May use ([^.]*)\\.");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)}");
    private static final String ROOT = "narrows";

    private PackageTable() {}

    /**
     * A row.
     *
     * @param name package below {@code dev.narrows}, or {@code narrows} for that itself
     * @param module core or sim
     * @param packages those that it may use
     * @param libraries packages of libraries that it may use, as ArchUnit writes them
     */
    public record Row(String name, String module, List<String> packages, List<String> libraries) {
        /** The full name of the package. */
        public String fullName() {
            return full(name);
        }

        /** That the package uses what the row lists, itself and the platform. */
        public ArchRule rule() {
            String[] allowed = Stream.of(
                            Stream.of("java..", fullName()),
                            packages.stream().map(PackageTable::full),
                            libraries.stream())
                    .flatMap(s -> s)
                    .toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAPackage(fullName())
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed);
        }

        /** For each entry of the row, the row without it. */
        public List<Row> narrower() {
            List<Row> rows = new ArrayList<>();
            packages.forEach(p -> rows.add(new Row(name, module, without(packages, p), libraries)));
            libraries.forEach(l -> rows.add(new Row(name, module, packages, without(libraries, l))));
            return rows;
        }

        /** The packages that the package's own page says it may use. */
        public Set<String> pageSays() {
            String folder = name.equals(ROOT) ? "" : name + "/";
            String text = read(Path.of("src", "main", "java", "dev", "narrows", folder + "package-info.java"))
                    .replaceAll("\\s*\\n \\* ?", " ");
            Matcher page = PAGE.matcher(text);
            if (!page.find()) {
                throw new IllegalStateException("the page of " + name + " says not what it may use");
            }
            String words = page.group(1);
            if (page.find()
                    || words.equals("no other package") == CODE.matcher(words).find()) {
                throw new IllegalStateException(
                        "the page of " + name + " says what it may use in words that cannot be read");
            }
            return new TreeSet<>(
                    CODE.matcher(words).results().map(m -> m.group(1)).toList());
        }
    }

    private static String full(String name) {
        return name.equals(ROOT) ? "dev.narrows" : "dev.narrows." + name;
    }

    private static List<String> without(List<String> names, String name) {
        return names.stream().filter(n -> !n.equals(name)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of a module.
     *
     * @param module core or sim
     * @return in the order of the table
     */
    public static List<Row> of(String module) {
        return read(FILE)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(m -> new Row(m.group(1), m.group(2), names(m.group(3)), names(m.group(4))))
                .filter(row -> row.module().equals(module))
                .toList();
    }

    private static List<String> names(String entry) {
        return NAME.matcher(entry).results().map(m -> m.group(1)).toList();
    }
}
