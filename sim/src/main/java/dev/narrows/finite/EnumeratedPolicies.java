package dev.narrows.finite;

import static dev.narrows.finite.ChannelType.LARGEST;

import dev.narrows.family.Parameters;
import dev.narrows.info.Pmf;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.Arguments;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A list of policies, with a prior over them (immutable; made once for all cells of a sweep). */
public final class EnumeratedPolicies implements PolicyClass {
    static final String NAME = "enumerated";
    static final String KEY = "policies";

    /** {@code [policy][context][label]}, an action. */
    private final List<int[][]> tables;
    /** {@code [policy][pair]}, pair {@code s |Y| + y}. */
    private final int[][] actions;

    private final int largest;
    private final JsonNode resolved;

    private EnumeratedPolicies(List<int[][]> tables) {
        this.tables = tables;
        this.actions = tables.stream()
                .map(table -> Arrays.stream(table).flatMapToInt(Arrays::stream).toArray())
                .toArray(int[][]::new);
        this.largest = Arrays.stream(actions).flatMapToInt(Arrays::stream).max().orElseThrow();
        this.resolved = Json.all(tables.stream().map(Json::table).toList());
    }

    /**
     * The class of these policies.
     *
     * @param tables at least one; each {@code [context][label]}, an action, all of one shape; not copied
     * @return the class
     * @throws IllegalArgumentException if there is none, or a table is empty or of another shape than the first
     */
    public static EnumeratedPolicies of(List<int[][]> tables) {
        Arguments.requireAtLeast("tables", tables.size(), 1);
        int[][] first = tables.get(0);
        for (int k = 0; k < tables.size(); k++) {
            Arguments.requireSize("tables[" + k + "]", tables.get(k).length, first.length);
            for (int[] row : tables.get(k)) {
                Arguments.requireSize("a row of tables[" + k + "]", row.length, first[0].length);
            }
        }
        return new EnumeratedPolicies(List.copyOf(tables));
    }

    @Override
    public String priorOver() {
        return KEY;
    }

    @Override
    public int priorSize() {
        return actions.length;
    }

    /** {@code max -log P}. */
    @Override
    public double mostKl(FiniteModel model, Pmf prior) {
        return PolicyClass.mostSurprise(prior);
    }

    @Override
    public boolean quick(int places) {
        return (long) places * actions.length <= FiniteTrials.QUICK;
    }

    @Override
    public GibbsLearner posterior(ObservedLosses observed, Pmf prior, double beta) {
        return EnumeratedGibbs.of(observed, actions, prior, beta);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnumeratedPolicies that && Arrays.deepEquals(tables.toArray(), that.tables.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(tables.toArray());
    }

    @Override
    public String toString() {
        return "EnumeratedPolicies[" + tables.size() + "]";
    }

    /** {@code class: enumerated}, with the tables under {@code policies}. */
    static final class Type implements PolicyType {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<String> forms() {
            return List.of("""
                    {"description": "The policies listed; the prior is over them.",
                     "properties": {
                       "policies": {"description": "Tables of actions, contexts x labels.", "type": "array",
                         "minItems": 1,
                         "items": {"type": "array", "minItems": 1, "maxItems": 10000,
                           "items": {"type": "array", "minItems": 1, "maxItems": 4096,
                             "items": {"type": "integer", "minimum": 0, "maximum": 4095}}}}},
                     "required": ["policies"]}""");
        }

        @Override
        public Optional<EnumeratedPolicies> read(Parameters learner, Optional<ModelSpec> model) {
            Optional<EnumeratedPolicies> policies =
                    learner.part(KEY, EnumeratedPolicies.class, Type::listed, read -> read.resolved);
            policies.ifPresent(read -> model.ifPresent(spec -> checkFit(read, spec, learner)));
            return policies;
        }

        private static Optional<EnumeratedPolicies> listed(Value list) {
            List<int[][]> tables = new ArrayList<>();
            for (Value item : list.items(1, Source.LARGEST)) {
                item.sound(it -> it.integers(1, LARGEST, LARGEST - 1, ModelReader.MOST_CONTEXTS))
                        .ifPresent(table -> {
                            tables.add(table);
                            checkShape(item, list, table, tables.get(0));
                        });
            }
            return tables.isEmpty() ? Optional.empty() : Optional.of(new EnumeratedPolicies(tables));
        }

        private static void checkShape(Value item, Value list, int[][] table, int[][] first) {
            if (table.length != first.length || table[0].length != first[0].length) {
                item.refuse("is " + shape(table) + ", must be " + shape(first) + " as "
                        + list.path().lastKey() + "[0]");
            }
        }

        private static String shape(int[][] table) {
            return table.length + " x " + table[0].length;
        }

        private static void checkFit(EnumeratedPolicies policies, ModelSpec model, Parameters learner) {
            int[][] first = policies.tables.get(0);
            if (first.length != model.contexts() || first[0].length != model.labels()) {
                learner.refuse(
                        KEY,
                        "are tables of " + shape(first) + ", must be " + model.contexts() + " x " + model.labels()
                                + " (contexts x labels)");
            } else if (policies.largest >= model.actions()) {
                learner.refuse(
                        KEY,
                        "hold the action " + policies.largest + ", must be below the " + model.actions()
                                + " actions of the loss");
            }
        }
    }
}
