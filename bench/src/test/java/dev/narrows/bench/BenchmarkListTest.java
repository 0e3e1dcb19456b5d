package dev.narrows.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH finds its benchmarks, and each kernel runs once: without its annotation processor there would be none, silently. */
class BenchmarkListTest {
    @Test
    void everyClassIsListed() throws IOException {
        try (InputStream in = BenchmarkListTest.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("CapacityBenchmark",
                    "KlInverseBenchmark", "GibbsBenchmark", "ReplicateBenchmark", "ElementaryBenchmark", "BatchBenchmark",
                    "CountsBenchmark", "CountVectorBenchmark", "TupleBenchmark", "GeneratorBenchmark", "FolderBenchmark");
        }
    }

    @Test
    void everyKernelRuns() throws Exception {
        var options = new OptionsBuilder().include("CapacityBenchmark|KlInverseBenchmark|GibbsBenchmark|ReplicateBenchmark|ElementaryBenchmark"
                + "|CountsBenchmark|TupleBenchmark|CountVectorBenchmark|GeneratorBenchmark")
                .param("channel", "z").param("q", "0.35").param("budget", "0.1").param("beta", "20").param("labels", "1000").param("function", "exp")
                .forks(0).warmupIterations(0).measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10)).build();
        assertThat(new Runner(options).run()).hasSize(2 + 3 + 2 + 8 + 4 + 2 * 10 + 6 + 2 * 3 + 2);
    }
}
