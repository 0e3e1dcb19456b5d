package dev.narrows.scenario;

import dev.narrows.info.Pmf;
import dev.narrows.learner.ObservableLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the learner; what depends on the model's sizes is checked when the model is sound. */
final class LearnerReader {
    static final long MOST_LABELS = 1_000_000_000_000L;

    private final Fields fields;
    private final Problems problems;
    private final Memo memo;
    private final Optional<ModelSpec> model;
    private final boolean enumerated;

    private LearnerReader(Value value, Optional<ModelSpec> model, Memo memo) {
        this.problems = value.problems();
        this.memo = memo;
        this.model = model;
        this.enumerated = value.peek("class").equals("enumerated");
        this.fields = Fields.of(value, enumerated ? List.of("policies") : List.of(),
                List.of("posterior", "class", "beta", "observable", "labels", "prior", "policies"));
    }

    /** A checked learner and its resolved form. */
    record Read(LearnerSpec spec, ObjectNode resolved) {
    }

    static Optional<Read> read(Value value, Optional<ModelSpec> model, Memo memo) {
        int before = value.problems().added();
        Optional<Read> read = new LearnerReader(value, model, memo).read();
        return value.problems().added() == before ? read : Optional.empty();
    }

    private Optional<Read> read() {
        int before = problems.added();
        fields.choice("posterior", List.of("gibbs"), "gibbs");
        fields.choice("class", PolicyClass.labels(), "table");
        ObservableReader.Read observable = ObservableReader.read(fields, model);
        double beta = fields.number("beta", Range.AT_LEAST_0, 20);
        long labels = fields.integer("labels", 1, MOST_LABELS, 1000);
        Optional<Tables> tables = fields.find("policies").flatMap(this::policies);
        int size = enumerated ? tables.map(t -> t.policies().size()).orElse(0) : model.map(ModelSpec::actions).orElse(0);
        Optional<double[]> prior = CodebookReader.prior(fields, size, enumerated ? "policies" : "actions");
        if (size == 0 || problems.added() > before || !fitsMemory(observable.loss(), size)) {
            return Optional.empty();
        }
        PolicyClass policyClass = enumerated ? PolicyClass.ENUMERATED : PolicyClass.TABLE;
        ObjectNode resolved = Json.object().put("posterior", "gibbs").put("class", policyClass.label()).put("beta", beta);
        resolved.set("observable", observable.resolved());
        resolved.put("labels", labels);
        resolved.set("prior", prior.<JsonNode>map(Json::list).orElse(Json.of("uniform")));
        tables.ifPresent(t -> resolved.set("policies", t.resolved()));
        Pmf law = prior.isPresent() ? Pmf.of(prior.get()) : Pmf.uniform(size);
        return Optional.of(new Read(new LearnerSpec(policyClass, beta, labels, law, tables.map(Tables::policies),
                observable.loss(), observable.proxy()), resolved));
    }

    /** Revealed targets: law and losses of the triples (s, y, u), and the policies over them. */
    private boolean fitsMemory(ObservableLoss observable, int policies) {
        if (observable != ObservableLoss.REVEALED || model.isEmpty()) {
            return true;
        }
        long triples = (long) model.get().contexts() * model.get().labels() * model.get().targets();
        long numbers = triples * (1L + model.get().actions() + (enumerated ? policies : 0));
        if (numbers > memo.mostNumbers()) {
            fields.get("observable").refuse("needs " + Wording.count(numbers)
                    + " numbers for labels with their targets, may need " + Wording.count(memo.mostNumbers()));
        }
        return numbers <= memo.mostNumbers();
    }

    /** Policies with what their fit to a model depends on. */
    private record Tables(Policies policies, int contexts, int labels, int largestAction, JsonNode resolved) {
    }

    private Optional<Tables> policies(Value value) {
        if (!enumerated) {
            value.refuse("is only for class: enumerated");
            return Optional.empty();
        }
        Optional<Tables> tables = memo.read(value, Tables.class, LearnerReader::readPolicies);
        tables.ifPresent(t -> model.ifPresent(m -> checkFit(value, t, m)));
        return tables;
    }

    private static Optional<Tables> readPolicies(Value value) {
        List<int[][]> tables = new ArrayList<>();
        for (Value item : value.items(1, Source.LARGEST)) {
            int before = value.problems().added();
            int[][] table = item.integers(1, ChannelType.LARGEST, ChannelType.LARGEST - 1, ModelReader.MOST_CONTEXTS);
            if (value.problems().added() == before) {
                int[][] first = tables.isEmpty() ? table : tables.get(0);
                if (table.length != first.length || table[0].length != first[0].length) {
                    item.refuse("is " + table.length + " x " + table[0].length + ", must be " + first.length + " x "
                            + first[0].length + " as policies[0]");
                }
                tables.add(table);
            }
        }
        return tables.isEmpty() ? Optional.empty() : Optional.of(tables(tables));
    }

    private static Tables tables(List<int[][]> tables) {
        int[][] flat = tables.stream()
                .map(table -> Arrays.stream(table).flatMapToInt(Arrays::stream).toArray())
                .toArray(int[][]::new);
        int largest = Arrays.stream(flat).flatMapToInt(Arrays::stream).max().orElse(0);
        JsonNode resolved = Json.all(tables.stream().map(Json::table).toList());
        return new Tables(new Policies(flat), tables.get(0).length, tables.get(0)[0].length, largest, resolved);
    }

    private static void checkFit(Value value, Tables tables, ModelSpec model) {
        if (tables.contexts() != model.contexts() || tables.labels() != model.labels()) {
            value.refuse("are tables of " + tables.contexts() + " x " + tables.labels() + ", must be " + model.contexts()
                    + " x " + model.labels() + " (contexts x labels)");
        } else if (tables.largestAction() >= model.actions()) {
            value.refuse("hold the action " + tables.largestAction() + ", must be below the " + model.actions()
                    + " actions of the loss");
        }
    }
}
