package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/narrows in a checkout of nothing, with a Maven that packs whatever it finds below target. */
class LauncherTest {
    private static final String MAVEN = """
            #!/bin/sh
            for word; do
                case $word in
                    -Dnarrows.jar=*)
                        { echo jar
                          find core/target sim/target -path '*/classes/*' -type f
                        } > "${word#-Dnarrows.jar=}"
                        ;;
                esac
            done
            """;

    @TempDir
    private Path home;

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void program(String name, String text) throws IOException {
        file(name, text);
        assertThat(home.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    /** A services file without its class would be an internal error of every command. */
    @Test
    void whatWasRemovedFromTheSourcesIsNotPacked() throws IOException, InterruptedException {
        program("scripts/narrows", Files.readString(Path.of("..", "scripts", "narrows")));
        program("scripts/commit", "#!/bin/sh\necho none\n");
        program("bin/mvn", MAVEN);
        program("bin/java", "#!/bin/sh\necho started\n");
        for (String source :
                new String[] {"pom.xml", "core/pom.xml", "sim/pom.xml", "core/src/main/A", "sim/src/main/B"}) {
            file(source, "");
        }
        file("core/target/classes/Gone.class", "");
        file("sim/target/classes/META-INF/services/dev.narrows.family.Family", "dev.narrows.Gone");
        ProcessBuilder launcher =
                new ProcessBuilder(home.resolve("scripts/narrows").toString(), "--version");
        launcher.environment().put("PATH", home.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        launcher.environment().remove("JAVA_HOME");
        Process process = launcher.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("started");
        assertThat(home.resolve("sim/target/narrows.jar")).hasContent("jar");
    }
}
