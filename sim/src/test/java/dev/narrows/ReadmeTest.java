package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.ReadmeBlocks.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command, output and snippet of the README is real. */
class ReadmeTest {
    @TempDir
    private Path dir;

    /**
     * The blocks of commands run one after the other, in a folder with the README's own files (a channel, a loss, a floor and a
     * ceiling of a user among them); a block of text that follows is what the last command prints.
     */
    @Test
    void everyCommandPrintsWhatIsShown() throws Exception {
        writeFiles();
        ReadmeShell shell = new ReadmeShell(dir);
        int commands = 0;
        for (Block block : ReadmeBlocks.of("sh")) {
            String printed = "";
            for (String line : block.text().split("\n")) {
                printed = shell.run(line);
                commands++;
            }
            if (block.nextOf("text").isPresent()) {
                assertThat(printed).as(block.text()).isEqualTo(block.nextOf("text").get());
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(20);
    }

    private void writeFiles() throws IOException {
        for (Block block : ReadmeBlocks.all()) {
            if (block.path().isPresent()) {
                Path file = dir.resolve(block.path().get());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.text());
            }
        }
    }

    @Test
    void everySnippetCompilesAndRuns() throws Exception {
        List<Block> snippets = ReadmeBlocks.of("java").stream().filter(block -> block.path().isEmpty()).toList();
        assertThat(snippets).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 0; i < snippets.size(); i++) {
            String text = snippets.get(i).text().replace("\"scenarios/", "\"../scenarios/");
            assertThat(compileAndRun("Snippet" + i, text)).isEqualTo(snippets.get(i).nextOf("output").orElseThrow());
        }
    }

    private String compileAndRun(String name, String text) throws Exception {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        text.lines().forEach(line -> (line.startsWith("import ") ? imports : body).append(line).append('\n'));
        Path source = dir.resolve(name + ".java");
        Files.writeString(source, imports + "public class " + name + " { public static void main(String[] args) "
                + "throws Exception {\n" + body + "} }\n");
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", ReadmeShell.classPath(), "-d",
                dir.toString(), source.toString());
        assertThat(code).isZero();
        PrintStream stdout = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {dir.toUri().toURL()},
                ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(stdout);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
