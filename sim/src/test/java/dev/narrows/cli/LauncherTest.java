package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/narrows in a checkout of nothing, with a Maven that packs whatever it finds below target. */
class LauncherTest {
    private static final String MAVEN = """
            #!/bin/sh
            mkdir -p core/target sim/target
            for word; do
                case $word in
                    -Dnarrows.jar=*)
                        { echo jar
                          cat sim/src/main/B
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

    /** A checkout with sources that are empty. */
    private void checkout(String java) throws IOException {
        for (String script : new String[] {"narrows", "install", "archive"}) {
            program("scripts/" + script, Files.readString(Path.of("..", "scripts", script)));
        }
        program("scripts/commit", "#!/bin/sh\necho none\n");
        program("bin/mvn", MAVEN);
        program("bin/java", java);
        for (String source :
                new String[] {"pom.xml", "core/pom.xml", "sim/pom.xml", "core/src/main/A", "sim/src/main/B"}) {
            file(source, "");
        }
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(command);
        launcher.environment().put("PATH", home.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        launcher.environment().remove("JAVA_HOME");
        // ps cuts its lines there
        launcher.environment().put("COLUMNS", "60");
        return launcher.redirectErrorStream(true).start();
    }

    private static String printed(Process process) throws IOException, InterruptedException {
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private String narrows() throws IOException, InterruptedException {
        return printed(start(home.resolve("scripts/narrows").toString(), "--version"));
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("sim/target"))) {
            return files.filter(path -> path.getFileName().toString().matches("narrows-[0-9]+[.]jar"))
                    .toList();
        }
    }

    /** A source that is newer than the jar, whatever the clock of the file system. */
    private void change(String text) throws IOException {
        file("sim/src/main/B", text);
        Files.setLastModifiedTime(
                home.resolve("sim/target/narrows.jar"), FileTime.fromMillis(System.currentTimeMillis() - 10_000));
    }

    /** A services file without its class would be an internal error of every command. */
    @Test
    void whatWasRemovedFromTheSourcesIsNotPacked() throws IOException, InterruptedException {
        checkout("#!/bin/sh\necho started\n");
        file("core/target/classes/Gone.class", "");
        file("sim/target/classes/META-INF/services/dev.narrows.family.Family", "dev.narrows.Gone");
        assertThat(narrows()).contains("started");
        assertThat(home.resolve("sim/target/narrows.jar")).hasContent("jar");
    }

    /** A build, and a jar that is written over in place as mvn package does, under a running command. */
    @Test
    void aRunningCommandKeepsItsJar() throws IOException, InterruptedException {
        String wait = "#!/bin/sh\nfor word; do case $word in *.jar) jar=$word ;; esac; done\n"
                + "touch '" + home + "/running'\n"
                + "while [ -f '" + home + "/hold' ]; do sleep 0.1; done\ncat \"$jar\"\n";
        checkout(wait);
        file("sim/src/main/B", "first\n");
        file("hold", "");
        Process running = start(home.resolve("scripts/narrows").toString(), "--version");
        for (int i = 0; i < 600 && !Files.exists(home.resolve("running")); i++) {
            Thread.sleep(50);
        }
        Path first = copies().get(0);
        file("sim/target/narrows.jar", "torn");
        change("second\n");
        // a new file: the shell that runs the old one reads it on
        Files.delete(home.resolve("bin/java"));
        program("bin/java", "#!/bin/sh\necho started\n");
        assertThat(narrows()).contains("started");
        assertThat(copies()).hasSize(2).contains(first);
        Files.delete(home.resolve("hold"));
        assertThat(printed(running)).endsWith("jar\nfirst\n");
        change("third\n");
        narrows();
        assertThat(copies()).hasSize(1).doesNotContain(first);
        assertThat(copies().get(0)).hasContent("jar\nthird");
    }

    @Test
    void anInstalledNarrowsRunsItsOwnJar() throws IOException, InterruptedException {
        checkout("#!/bin/sh\nfor word; do case $word in *.jar) jar=$word ;; esac; done\ncat \"$jar\"\n");
        file("sim/src/main/B", "first\n");
        Path prefix = home.resolve("it's a prefix");
        String installed = printed(start(home.resolve("scripts/install").toString(), prefix.toString()))
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(installed).isEqualTo(prefix.resolve("bin/narrows").toString());
        change("second\n");
        narrows();
        assertThat(printed(start(installed, "--version"))).isEqualTo("jar\nfirst\n");
        printed(start(home.resolve("scripts/install").toString(), prefix.toString()));
        assertThat(printed(start(installed, "--version"))).isEqualTo("jar\nsecond\n");
        assertThat(start(home.resolve("scripts/install").toString(), "--help").waitFor())
                .isEqualTo(2);
    }

    /** A java that makes the archive that it is asked for, and otherwise prints its words. */
    @Test
    void anInstalledNarrowsHasAnArchiveAndCompletions() throws IOException, InterruptedException {
        checkout("""
                #!/bin/sh
                echo "$@"
                case $* in *-Xshare:dump*)
                    for word; do case $word in -XX:SharedArchiveFile=*) echo made > "${word#*=}" ;; esac; done ;;
                esac
                """);
        Path prefix = home.resolve("it's a prefix");
        printed(start(home.resolve("scripts/install").toString(), prefix.toString()));
        String words = printed(start(prefix.resolve("bin/narrows").toString(), "run", "a b"));
        String installed = prefix.resolve("lib/narrows") + "/narrows-[0-9]+[.]";
        assertThat(words.strip())
                .matches(".* -XX:SharedArchiveFile=" + installed + "jsa -jar " + installed + "jar run a b");
        for (String file : new String[] {
            "bash bash-completion/completions/narrows",
            "zsh zsh/site-functions/_narrows",
            "fish fish/vendor_completions.d/narrows.fish"
        }) {
            assertThat(prefix.resolve("share").resolve(file.split(" ")[1]))
                    .content()
                    .endsWith(" completion " + file.split(" ")[0] + "\n");
        }
        try (Stream<Path> files = Files.list(prefix.resolve("lib/narrows"))) {
            assertThat(files).hasSize(2);
        }
    }

    /** By its path, and as {@code narrows} where the PATH finds that file; from a folder whose name has blanks. */
    @Test
    void javaIsToldHowItWasCalled() throws IOException, InterruptedException {
        checkout("#!/bin/sh\nfor word; do echo \"<$word>\"; done\n");
        Path elsewhere = Files.createSymbolicLink(home.resolve("it's a link"), home);
        String script = elsewhere.resolve("scripts/narrows").toString();
        assertThat(printed(start(script, "run", "a b")))
                .contains("<-Dnarrows.program=" + script + ">\n<-jar>\n<" + elsewhere + "/sim/target/narrows-")
                .endsWith(".jar>\n<run>\n<a b>\n");
        String onPath = "PATH='" + home + "/scripts':$PATH narrows run";
        assertThat(printed(start("sh", "-c", onPath))).contains("<-Dnarrows.program=narrows>");
        String installed = printed(start(home.resolve("scripts/install").toString(), home + "/prefix"));
        String last = installed.lines().reduce((a, b) -> b).orElseThrow();
        assertThat(printed(start(last, "run"))).contains("<-Dnarrows.program=" + last + ">");
        onPath = "PATH='" + home + "/prefix/bin':$PATH narrows run";
        assertThat(printed(start("sh", "-c", onPath))).contains("<-Dnarrows.program=narrows>");
    }
}
