package dev.narrows.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the benchmarks that JMH's own arguments choose, then prints each with its ratio to the baseline of its class.
 */
public final class BenchMain {
    private BenchMain() {}

    /**
     * Runs benchmarks and prints a Markdown table.
     *
     * @param arguments JMH's command line
     * @throws Exception if JMH refuses them or fails
     */
    public static void main(String[] arguments) throws Exception {
        CommandLineOptions options = new CommandLineOptions(arguments);
        Runner runner = new Runner(options);
        if (options.shouldHelp()) {
            options.showHelp();
        } else if (options.shouldList()) {
            runner.list();
        } else {
            String table = table(runner.run());
            System.out.println(table);
            String file = System.getProperty("narrows.table");
            if (file != null) {
                Files.writeString(Path.of(file), table);
            }
        }
    }

    private static String table(Collection<RunResult> results) {
        Map<String, Double> baselines = new LinkedHashMap<>();
        for (RunResult result : results) {
            if (method(result).startsWith("baseline")) {
                baselines.put(group(result), score(result));
            }
        }
        StringBuilder table = new StringBuilder(
                "Time: median of the iterations. +-: 99.9 % confidence of their mean. B/op: bytes allocated an "
                        + "operation.\n\n"
                        + "| benchmark | parameters | method | time | +- | unit | baseline / this | B/op "
                        + "|\n|---|---|---|---|---|---|---|---|\n");
        for (RunResult result : results) {
            Double baseline = baselines.get(group(result));
            String ratio = baseline == null ? "" : String.format(Locale.ROOT, "%.2f", baseline / score(result));
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.4g | %.2g | %s | %s | %s |%n",
                    type(result),
                    parameters(result),
                    method(result),
                    score(result),
                    result.getPrimaryResult().getScoreError()
                            / result.getParams().getThreads(),
                    result.getPrimaryResult().getScoreUnit(),
                    ratio,
                    allocated(result)));
        }
        return table.toString();
    }

    /** Median time of an operation; with several threads, of all threads together. */
    private static double score(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50)
                / result.getParams().getThreads();
    }

    /** Bytes an operation allocates, where JMH's gc profiler ran; the profiler itself leaves some thousandths. */
    private static String allocated(RunResult result) {
        for (String key : result.getSecondaryResults().keySet()) {
            if (key.endsWith("gc.alloc.rate.norm")) {
                double bytes =
                        result.getSecondaryResults().get(key).getStatistics().getPercentile(50);
                return String.format(Locale.ROOT, "%.1f", bytes);
            }
        }
        return "";
    }

    private static String group(RunResult result) {
        return type(result) + " " + parameters(result);
    }

    private static String type(RunResult result) {
        String name = result.getParams().getBenchmark();
        String owner = name.substring(0, name.lastIndexOf('.'));
        return owner.substring(owner.lastIndexOf('.') + 1).replace("Benchmark", "");
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String parameters(RunResult result) {
        BenchmarkParams params = result.getParams();
        StringBuilder text = new StringBuilder();
        for (String key : params.getParamsKeys()) {
            text.append(text.isEmpty() ? "" : ", ").append(key).append('=').append(params.getParam(key));
        }
        return text.toString();
    }
}
