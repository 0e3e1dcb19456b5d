package dev.narrows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.cli.Commands;
import java.io.IOException;
import java.io.PrintStream;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command, output, snippet and scenario of the README is real. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path dir;

    private record Block(String language, String text) {
    }

    private static List<Block> blocks() throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        List<Block> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** A block of commands runs; a block of text that follows it is what the last command prints. */
    @Test
    void everyCommandPrintsWhatIsShown() throws IOException {
        List<Block> blocks = blocks();
        int commands = 0;
        for (int i = 0; i < blocks.size(); i++) {
            String printed = "";
            for (String line : blocks.get(i).language().equals("sh") ? blocks.get(i).text().split("\n") : new String[0]) {
                printed = run(line);
                commands++;
            }
            if (i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text")) {
                assertThat(printed).as(blocks.get(i).text()).isEqualTo(blocks.get(i + 1).text());
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(5);
    }

    private String run(String line) {
        if (line.startsWith("scripts/narrows ")) {
            String[] words = line.substring("scripts/narrows ".length()).replace("scenarios/", "../scenarios/").split(" ");
            return Commands.run(words, dir);
        }
        String script = line.split(" ")[0];
        assertThat(ROOT.resolve(script)).as(line).isExecutable();
        return "";
    }

    @Test
    void everySnippetCompilesAndRuns() throws Exception {
        int snippets = 0;
        List<Block> blocks = blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).language().equals("java")) {
                assertThat(blocks.get(i + 1).language()).isEqualTo("output");
                assertThat(compileAndRun("Snippet" + snippets, blocks.get(i).text())).isEqualTo(blocks.get(i + 1).text());
                snippets++;
            }
        }
        assertThat(snippets).isPositive();
    }

    private String compileAndRun(String name, String text) throws Exception {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        text.lines().forEach(line -> (line.startsWith("import ") ? imports : body).append(line).append('\n'));
        Path source = dir.resolve(name + ".java");
        Files.writeString(source, imports + "public class " + name + " { public static void main(String[] args) "
                + "throws Exception {\n" + body + "} }\n");
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "-d", dir.toString(),
                source.toString());
        assertThat(code).isZero();
        PrintStream stdout = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {dir.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(stdout);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
