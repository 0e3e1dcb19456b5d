package dev.narrows.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * JMH finds its benchmarks, and each kernel runs once (not the batch and the folder, which are no kernels): without its
 * annotation processor there would be none, silently.
 */
class BenchmarkListTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** The benchmark classes that the sources hold: all and only those must be listed. */
    private static Set<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(file -> SOURCES.relativize(file).toString().replace(File.separatorChar, '.'))
                    .filter(name -> name.endsWith("Benchmark.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyClassIsListed() throws IOException {
        Set<String> listed = new TreeSet<>();
        try (InputStream in = BenchmarkListTest.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertThat(in).isNotNull();
            Pattern.compile("\\bdev\\.narrows\\.[a-z.]*[A-Z]\\w*Benchmark\\b")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(match -> listed.add(match.group()));
        }
        assertThat(written()).isNotEmpty();
        assertThat(listed).isEqualTo(written());
    }

    @Test
    void everyKernelRuns() throws Exception {
        var options = new OptionsBuilder()
                .include("CapacityBenchmark|KlInverseBenchmark|GibbsBenchmark|ReplicateBenchmark|ElementaryBenchmark"
                        + "|CountsBenchmark|TupleBenchmark|CountVectorBenchmark"
                        + "|GeneratorBenchmark|StreamBenchmark|BorderBenchmark|EstimatorsBenchmark")
                .param("channel", "z")
                .param("q", "0.35")
                .param("budget", "0.1")
                .param("beta", "20")
                .param("labels", "1000")
                .param("function", "exp")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .build();
        assertThat(new Runner(options).run()).hasSize(2 + 3 + 2 + 8 + 4 + 2 * 10 + 6 + 2 * 3 + 2 + 2 + 2 * 20 + 7);
    }
}
