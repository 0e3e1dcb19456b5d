package dev.narrows.scenario;

import dev.narrows.expression.Expression;
import dev.narrows.family.Canonical;
import dev.narrows.sweep.Axis;
import dev.narrows.sweep.Dimension;
import dev.narrows.sweep.Grid;
import dev.narrows.sweep.IndexSet;
import dev.narrows.sweep.Let;
import dev.narrows.sweep.SweptValues;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.ResolvedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A scenario file that was accepted: its settings, and its cells in the order of the sweep (immutable, shared). */
public final class Scenario {
    private static final int HASH_DIGITS = 12;

    private final Head head;
    private final Grid grid;
    private final Settings base;
    private final SweptSettings swept;
    private final IndexSet chosen;

    /** What is the same in all cells. */
    record Head(
            String name,
            String file,
            byte[] source,
            long seed,
            long replicates,
            Optional<PrecisionSpec> precision,
            List<Expression> expect,
            List<Problem> warnings) {}

    Scenario(Head head, Grid grid, Settings base, SweptSettings swept, IndexSet chosen) {
        this.head = head;
        this.grid = grid;
        this.base = base;
        this.swept = swept;
        this.chosen = chosen;
    }

    /**
     * The name.
     *
     * @return {@code name}, fit for a folder
     */
    public String name() {
        return head.name();
    }

    /**
     * Where it came from.
     *
     * @return the name of the file as it was given
     */
    public String file() {
        return head.file();
    }

    /**
     * The file itself.
     *
     * @return a copy of its bytes
     */
    public byte[] source() {
        return head.source().clone();
    }

    /**
     * The extensions that it uses in any cell.
     *
     * @return families, channel types, losses and classes of policies that are not Narrows' own
     */
    public List<Object> extensions() {
        ObjectNode all = resolved();
        return base.memo().foreign(all.path(Let.KEY), all.path("model"), all.path("learner"), all.path("sweep"));
    }

    /**
     * The scenario with all defaults written out and overrides put in; written as YAML it reads back to the same cells.
     *
     * @return a new tree, keys in the order of the documentation
     */
    public ObjectNode resolved() {
        ObjectNode all =
                Json.object().put("format", 1L).put("name", head.name()).put("seed", head.seed());
        ObjectNode settings = base.resolved().deepCopy();
        new DerivedLeaves(grid, swept).leaveOut(settings);
        ObjectNode variables = variables(settings);
        if (!variables.isEmpty()) {
            all.set(Let.KEY, variables);
        }
        all.setAll(settings);
        if (!grid.axes().isEmpty()) {
            all.set("sweep", grid.resolved());
        }
        if (head.precision().isPresent()) {
            all.set("precision", head.precision().get().resolved());
        } else {
            all.put("replicates", head.replicates());
        }
        if (!head.expect().isEmpty()) {
            all.set(
                    "expect",
                    Json.all(head.expect().stream()
                            .map(expression -> Json.of(expression.text()))
                            .toList()));
        }
        return all;
    }

    /** Takes swept variables out of the settings: their names to the values that they have there. */
    private ObjectNode variables(ObjectNode settings) {
        ObjectNode variables = Json.object();
        String prefix = Let.KEY + ".";
        grid.axes().stream().filter(axis -> axis.name().startsWith(prefix)).forEach(axis -> {
            String name = axis.name().substring(prefix.length());
            // of a mapping only what was written: what was read of it may differ from place to place
            variables.set(
                    name,
                    axis.resolved().path(0).isMissingNode()
                            ? find(settings, axis.places().get(0)).deepCopy()
                            : axis.resolved().get(0).deepCopy());
            axis.places().forEach(steps -> replace(settings, steps, Json.of("$" + name)));
        });
        return variables;
    }

    /**
     * The resolved scenario as a file.
     *
     * @return {@link #resolved()} as YAML; doubles in their shortest form on every JDK
     */
    public String resolvedYaml() {
        return ResolvedFile.text(resolved());
    }

    /**
     * The leaves of {@link #resolved()}; a list is one.
     *
     * @return full paths to values, sorted by path
     */
    public SortedMap<String, JsonNode> leaves() {
        SortedMap<String, JsonNode> leaves = new TreeMap<>();
        flatten("", resolved(), leaves);
        return leaves;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
        } else {
            leaves.put(path, node);
        }
    }

    /**
     * The seed.
     *
     * @return {@code seed}, or its override
     */
    public long seed() {
        return head.seed();
    }

    /**
     * Replicates of each cell; with a precision the most that a cell may take.
     *
     * @return 1..10^7
     */
    public long replicates() {
        return head.replicates();
    }

    /**
     * The precision that decides how many replicates a cell takes.
     *
     * @return its settings; empty where the number is fixed, in the file or by an override
     */
    public Optional<PrecisionSpec> precision() {
        return head.precision();
    }

    /**
     * What is expected of every cell.
     *
     * @return conditions over the columns of points.csv, in the order of the file
     */
    public List<Expression> expect() {
        return List.copyOf(head.expect());
    }

    /**
     * What the file has that is accepted and seldom meant.
     *
     * @return warnings, sorted by place; those of the model are of the first cell
     */
    public List<Problem> warnings() {
        return head.warnings();
    }

    /**
     * The swept keys.
     *
     * @return full paths in the order of the file; empty without a sweep
     */
    public List<String> sweptKeys() {
        return grid.axes().stream().map(Axis::name).toList();
    }

    /**
     * The axes of the sweep.
     *
     * @return full paths, those together that vary together; in the order of the file, empty without a sweep
     */
    public List<List<String>> axes() {
        return grid.dimensions().stream()
                .map(dimension -> dimension.axes().stream().map(Axis::name).toList())
                .toList();
    }

    /**
     * Where a cell lies on the axes of the sweep.
     *
     * @param cell its number in the whole scenario, 0..wholeCellCount()-1
     * @return a position on each of {@link #axes()}, from 0
     */
    public int[] positions(int cell) {
        return grid.digits(cell);
    }

    /**
     * The numbers of the cells that run.
     *
     * @return numbers in the whole scenario, increasing
     */
    public int[] numbers() {
        return IntStream.range(0, chosen.size()).map(chosen::get).toArray();
    }

    /**
     * What the swept keys stand for in conditions.
     *
     * @return full path to kind, in no order
     */
    public Map<String, Expression.Kind> sweptKinds() {
        return SweptValues.kinds(grid);
    }

    /**
     * The swept keys, those together that vary together and always have the same value.
     *
     * @return full paths, each once, in the order of the first of each group
     */
    public List<List<String>> equalKeys() {
        List<List<Axis>> groups = new ArrayList<>();
        for (Dimension dimension : grid.dimensions()) {
            List<List<Axis>> here = new ArrayList<>();
            for (Axis axis : dimension.axes()) {
                here.stream()
                        .filter(group -> group.get(0).resolved().equals(axis.resolved()))
                        .findFirst()
                        .ifPresentOrElse(group -> group.add(axis), () -> here.add(new ArrayList<>(List.of(axis))));
            }
            groups.addAll(here);
        }
        return groups.stream()
                .map(group -> group.stream().map(Axis::name).toList())
                .toList();
    }

    /**
     * The column of a swept key.
     *
     * @param key full path
     * @return the path with dots as {@code __}
     */
    public static String column(String key) {
        return key.replace(".", "__");
    }

    /**
     * Number of cells of the whole scenario, whatever part of them is selected; a batch verdict divides by it, so that
     * shards give what a single run gives.
     *
     * @return 1 without a sweep, at most 10^7
     */
    public int wholeCellCount() {
        return grid.size();
    }

    /**
     * Number of cells that run.
     *
     * @return {@link #wholeCellCount()}, less without those that a selection or a shard leaves out; a shard may be
     *     empty
     */
    public int cellCount() {
        return chosen.size();
    }

    /**
     * One of the cells that run; the first swept key varies slowest.
     *
     * @param i 0..cellCount()-1
     * @return the cell, made anew (what the sweep does not vary is shared by all cells, a model also with recent cells
     *     of the same model); its {@link Cell#index()} is its number in the whole scenario
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Cell cell(int i) {
        int index = chosen.get(i);
        Problems problems = new Problems();
        Settings settings = swept.at(grid.digits(index), problems)
                .orElseThrow(
                        () -> new IllegalStateException("cell " + index + " was accepted before: " + problems.all()));
        Map<String, JsonNode> at = new LinkedHashMap<>();
        ObjectNode resolved = settings.resolved();
        grid.axes()
                .forEach(axis ->
                        at.put(axis.name(), find(resolved, axis.places().get(0)).require()));
        return new Cell(index, at, settings, head.seed());
    }

    /**
     * One of n parts of the cells that run: those whose number in the whole scenario is {@code i - 1} modulo n. The
     * numbers of the cells, their results and their verdicts are those of the whole.
     *
     * @param i 1..n
     * @param n number of parts, at least 1
     * @return the same scenario with these cells only; none if there are fewer cells than parts
     * @throws IllegalArgumentException if i or n is out of range
     */
    public Scenario shard(int i, int n) {
        if (!(i >= 1 && i <= n)) {
            throw new IllegalArgumentException("shard: " + i + "/" + n + ", must be 1/n to n/n");
        }
        return new Scenario(head, grid, base, swept, chosen.where(index -> index % n == i - 1));
    }

    /**
     * One of the cells that run, alone, with so many replicates and no precision: what a pilot tries.
     *
     * @param i 0..cellCount()-1
     * @param replicates at least 1
     * @return the same scenario with this cell only
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Scenario pilot(int i, long replicates) {
        int wanted = chosen.get(i);
        Head few = new Head(
                head.name(),
                head.file(),
                head.source(),
                head.seed(),
                replicates,
                Optional.empty(),
                List.of(),
                List.of());
        return new Scenario(few, grid, base, swept, chosen.where(index -> index == wanted));
    }

    /**
     * Names the folder of the results: what decides the replicate values, and the set of swept keys.
     *
     * @return the first 12 hexadecimal digits of SHA-256 over rng contract, seed, model and learner (swept values left
     *     out, and of the model what changes no data) and the sorted swept keys
     */
    public String folderHash() {
        ObjectNode parts = Json.object().put("format", 1L).put("seed", head.seed());
        parts.set("model", base.model().identity().deepCopy());
        parts.set("learner", base.learner().resolved().deepCopy());
        grid.axes().forEach(axis -> axis.places().forEach(steps -> replace(parts, steps, Json.none())));
        List<String> all = new ArrayList<>(List.of(Canonical.RNG_CONTRACT, Canonical.text(parts)));
        sweptKeys().stream().sorted().forEach(all::add);
        return Canonical.sha256(all).substring(0, HASH_DIGITS);
    }

    private static JsonNode find(JsonNode root, List<KeyPath.Step> steps) {
        JsonNode node = root;
        for (KeyPath.Step step : steps) {
            node = step.key() == null ? node.path(step.index()) : node.path(step.key());
        }
        return node;
    }

    /** Puts a value in the place of one that is there: null where it is another in every cell. */
    private static void replace(ObjectNode root, List<KeyPath.Step> steps, JsonNode value) {
        KeyPath.Step last = steps.get(steps.size() - 1);
        JsonNode owner = find(root, steps.subList(0, steps.size() - 1));
        if (owner instanceof ObjectNode object && object.has(last.key())) {
            object.set(last.key(), value);
        } else if (owner instanceof ArrayNode list) {
            list.set(last.index(), value);
        }
    }
}
