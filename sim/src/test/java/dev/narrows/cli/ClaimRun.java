package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A shipped scenario as the product ran it. */
record ClaimRun(int code, String err, List<JsonNode> cells) {
    static final Path SCENARIOS = Path.of("..", "scenarios");

    /** Runs {@code scenarios/<name>.yaml} into {@code out}. */
    static ClaimRun of(Path out, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--format",
                "json",
                "--out",
                out.toString(),
                SCENARIOS.resolve(name + ".yaml").toString()));
        arguments.addAll(Arrays.asList(more));
        CommandLineTest.Outcome outcome = CommandLineTest.Outcome.of(arguments.toArray(String[]::new));
        List<JsonNode> cells = new ArrayList<>();
        if (!outcome.out().isEmpty()) {
            WholeCells.of(outcome.out()).forEach(cells::add);
        }
        return new ClaimRun(outcome.code(), outcome.err(), List.copyOf(cells));
    }

    /** This run, which must have ended with exit code 0. */
    ClaimRun wentWell() {
        assertThat(code).as(err).isZero();
        assertThat(cells).isNotEmpty();
        return this;
    }

    /** A number of a cell by its path, such as {@code capacity.cascade_average}; it must be there. */
    static double number(JsonNode cell, String path) {
        JsonNode node = cell;
        for (String key : path.split("\\.")) {
            node = node.get(key);
        }
        assertThat(node.isNumber()).as(path + ": " + node).isTrue();
        return node.asDouble();
    }

    /** The value of a swept key. */
    static JsonNode at(JsonNode cell, String key) {
        return cell.get("at").get(key);
    }

    static long labels(JsonNode cell) {
        return at(cell, "learner.labels").asLong();
    }

    /** The number at the path in every cell, in their order. */
    double[] column(String path) {
        return cells.stream().mapToDouble(cell -> number(cell, path)).toArray();
    }

    Stream<JsonNode> where(String key, String value) {
        return cells.stream().filter(cell -> at(cell, key).asString().equals(value));
    }
}
