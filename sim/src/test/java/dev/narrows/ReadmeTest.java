package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.narrows.ReadmeBlocks.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command, output and snippet of the README and of the other pages is real. A page stands alone: its commands
 * need nothing that another page has made.
 */
class ReadmeTest {
    @TempDir
    private Path dir;

    static List<String> pagesOfCommands() throws IOException {
        return ReadmeBlocks.pagesWith("sh");
    }

    static List<String> pagesOfSnippets() throws IOException {
        List<String> pages = new ArrayList<>();
        for (String page : ReadmeBlocks.pages()) {
            if (!snippets(page).isEmpty()) {
                pages.add(page);
            }
        }
        return pages;
    }

    /**
     * The blocks of commands run one after the other, in a folder with the page's own files (a channel, a loss, a floor
     * and a ceiling of a user among them); a block of text that follows is what the last command prints. Of scripts
     * other than {@code scripts/narrows} it is only known that they are there.
     */
    @ParameterizedTest
    @MethodSource("pagesOfCommands")
    void everyCommandPrintsWhatIsShown(String page) throws Exception {
        writeFiles(page);
        ReadmeShell shell = new ReadmeShell(dir);
        List<Block> blocks = ReadmeBlocks.of(page, "sh");
        if (!ReadmeShell.hasPython()) {
            assumeFalse(blocks.stream().anyMatch(b -> b.text().contains("python3 ")), "python3 is not on the path");
        }
        for (Block block : blocks) {
            String printed = "";
            for (String line : block.text().split("\n")) {
                printed = shell.run(line);
            }
            if (block.nextOf("text").isPresent()) {
                assertThat(printed)
                        .as(block.text())
                        .isEqualTo(block.nextOf("text").get());
            }
        }
        Gallery.mustHave(dir);
    }

    @Test
    void everyPictureOfTheGalleryIsMadeOnAPage() throws IOException {
        List<String> made = ReadmeBlocks.everywhere("sh").stream()
                .flatMap(block -> Gallery.madeBy(block.text()))
                .toList();
        assertThat(Gallery.pictures()).hasSizeGreaterThanOrEqualTo(4).isSubsetOf(made);
    }

    @Test
    void thereAreCommandsAndSnippetsOnThesePages() throws IOException {
        assertThat(pagesOfCommands())
                .contains(
                        "README.md",
                        "bench/README.md",
                        "sim/COMMANDS.md",
                        "sim/EXTENDING.md",
                        "sim/RESULTS.md",
                        "sim/SCENARIOS.md");
        assertThat(pagesOfSnippets()).contains("README.md", "core/LIBRARY.md");
        assertThat(ReadmeBlocks.everywhere("sh").stream()
                        .flatMap(block -> block.text().lines()))
                .hasSizeGreaterThanOrEqualTo(27);
    }

    private void writeFiles(String page) throws IOException {
        for (Block block : ReadmeBlocks.in(ReadmeBlocks.text(page))) {
            if (block.path().isPresent()) {
                Path file = dir.resolve(block.path().get());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
        }
    }

    /** What is no file of its own. */
    private static List<Block> snippets(String page) throws IOException {
        return ReadmeBlocks.of(page, "java").stream()
                .filter(block -> block.path().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pagesOfSnippets")
    void everySnippetCompilesAndRuns(String page) throws Exception {
        List<Block> snippets = snippets(page);
        for (int i = 0; i < snippets.size(); i++) {
            String text = snippets.get(i).text().replace("\"scenarios/", "\"../scenarios/");
            assertThat(compileAndRun("Snippet" + i, text))
                    .isEqualTo(snippets.get(i).nextOf("output").orElseThrow());
        }
    }

    private String compileAndRun(String name, String text) throws Exception {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        text.lines()
                .forEach(line -> (line.startsWith("import ") ? imports : body)
                        .append(line)
                        .append('\n'));
        Path source = dir.resolve(name + ".java");
        Files.writeString(
                source,
                imports + "public class " + name + " { public static void main(String[] args) " + "throws Exception {\n"
                        + body + "} }\n");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", ReadmeShell.classPath(), "-d", dir.toString(), source.toString());
        assertThat(code).isZero();
        PrintStream stdout = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(stdout);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
