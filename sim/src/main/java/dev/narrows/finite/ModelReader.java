package dev.narrows.finite;

import static dev.narrows.finite.StageReader.PER_CONTEXT;

import dev.narrows.family.FamilyModel;
import dev.narrows.family.Memo;
import dev.narrows.family.Parameters;
import dev.narrows.family.Resolved;
import dev.narrows.info.Pmf;
import dev.narrows.model.Codebook;
import dev.narrows.model.Separation;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the model: first its parts, then whether they fit, then whether their tables are of a sane size. */
record ModelReader(Parameters keys) {
    static final String SEPARATION = "separation";
    static final int MOST_CONTEXTS = 10_000;
    /** What fits most models, for a part that is missing. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "codebook", "{size: 2}",
            "cognitive", "{type: noiseless}",
            "articulation", "{type: noiseless}",
            "loss", "{type: zero-one}");
    /** Channels of two letters, and what to write for more of them. */
    private static final Map<String, String> BINARY = Map.of(
            "binary-symmetric", "symmetric, of any size",
            "z", "matrix, with rows of your own",
            "binary-asymmetric", "matrix, with rows of your own");

    private static final String WEIGHTS = "weights";
    private static final double SLACK = 1e-12;
    /** Larger tables are not made for a warning alone. */
    private static final long MOST_CELLS = 1_000_000;

    /** In the order of the resolved form. */
    Optional<FamilyModel> read() {
        Optional<double[]> contexts =
                keys.mapping("contexts", inner -> inner.law(WEIGHTS, MOST_CONTEXTS), new double[] {1}, oneContext());
        EXAMPLES.forEach(keys::example);
        Optional<CodebookSpec> codebook = part(
                "codebook",
                CodebookSpec.class,
                value -> Sizes.ofCodebook(value, rowsOfCognitive()),
                CodebookReader::read,
                CodebookSpec::resolved);
        Optional<StageSpec> cognitive = stage("cognitive", codebook.map(CodebookSpec::targets));
        Optional<StageSpec> articulation = stage("articulation", cognitive.map(StageSpec::outputs));
        Optional<LossSpec> loss =
                part("loss", LossSpec.class, UnaryOperator.identity(), LossReader::read, LossSpec::resolved);
        contexts.ifPresent(law -> checkContexts(law.length, codebook, cognitive, articulation, loss));
        cognitive.ifPresent(stage -> {
            codebook.ifPresent(book -> checkWords(book, stage));
            // of a channel with too few letters one error is enough
            if (codebook.isEmpty() || larger(stage).isEmpty() || codebook.get().targets() <= stage.inputs()) {
                articulation.ifPresent(next -> checkStages(stage, next));
                loss.ifPresent(tables -> checkLoss(tables, stage.inputs()));
            }
        });
        double claim = keys.has(SEPARATION) ? keys.number(SEPARATION, Range.PROBABILITY, 0) : 0;
        boolean named = keys.has(ModelNames.KEY);
        if (!keys.sound()) {
            return Optional.empty();
        }
        int targets = cognitive.get().inputs();
        int actions = loss.get().tables().get(0).actions(targets);
        Optional<ModelNames> names = !named
                ? Optional.of(ModelNames.NONE)
                : keys.mapping(
                        ModelNames.KEY,
                        inner -> ModelNames.read(
                                inner,
                                contexts.get().length,
                                targets,
                                articulation.get().outputs(),
                                actions),
                        ModelNames.NONE,
                        Json.object());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        ModelSpec model = new ModelSpec(
                contexts.get(),
                codebook.get(),
                cognitive.get(),
                articulation.get(),
                loss.get(),
                names.get(),
                keys.resolved());
        if (!fitsMemory(model)) {
            return Optional.empty();
        }
        checkSeparation(claim, model);
        warn(model);
        return Optional.of(model);
    }

    /** Rows that the stage says by itself. */
    private OptionalInt rowsOfCognitive() {
        return keys.ahead("cognitive", StageSpec.class, value -> StageReader.read(value, keys.memo()))
                .map(stage -> OptionalInt.of(stage.inputs()))
                .orElse(OptionalInt.empty());
    }

    /**
     * Where what it follows from is refused, a size that is left out is not what is wrong: the stage is passed over.
     */
    private Optional<StageSpec> stage(String key, Optional<Integer> inputs) {
        UnaryOperator<Value> completed = value -> Sizes.ofStage(value, inputs.orElse(1));
        return inputs.isPresent()
                ? part(key, StageSpec.class, completed, StageReader::read, StageSpec::resolved)
                : part(
                        key,
                        StageSpec.class,
                        UnaryOperator.identity(),
                        (value, memo) -> completed.apply(value).node() == value.node()
                                ? StageReader.read(value, memo)
                                : Optional.empty(),
                        StageSpec::resolved);
    }

    private <T> Optional<T> part(
            String key,
            Class<T> kind,
            UnaryOperator<Value> completed,
            BiFunction<Value, Memo, Optional<T>> reader,
            Function<T, Resolved> resolved) {
        return keys.part(
                key,
                kind,
                completed,
                value -> reader.apply(value, keys.memo()),
                part -> resolved.apply(part).node());
    }

    private static ObjectNode oneContext() {
        ObjectNode contexts = Json.object();
        contexts.set(WEIGHTS, Json.list(new double[] {1}));
        return contexts;
    }

    private void checkContexts(
            int contexts,
            Optional<CodebookSpec> codebook,
            Optional<StageSpec> cognitive,
            Optional<StageSpec> articulation,
            Optional<LossSpec> loss) {
        codebook.filter(book -> book.words() != null)
                .ifPresent(book -> checkCount("codebook", "words", book.words().length, contexts));
        cognitive
                .filter(StageSpec::perContext)
                .ifPresent(stage -> checkCount("cognitive", PER_CONTEXT, stage.count(), contexts));
        articulation
                .filter(StageSpec::perContext)
                .ifPresent(stage -> checkCount("articulation", PER_CONTEXT, stage.count(), contexts));
        loss.filter(LossSpec::perContext)
                .ifPresent(tables ->
                        checkCount("loss", PER_CONTEXT, tables.tables().size(), contexts));
    }

    private void checkCount(String part, String list, int found, int contexts) {
        if (found != contexts) {
            // a type may give one channel for each context by itself: it has no list
            keys.refuseInside(part, list, Wording.length(found, contexts + ", one for each of the contexts"));
        }
    }

    private void checkWords(CodebookSpec book, StageSpec stage) {
        int rows = stage.inputs();
        Optional<String> larger = larger(stage);
        String limit = ", must be below the " + rows + " rows of cognitive"
                + larger.map(type -> "; for more write type: " + type).orElse("");
        if (book.words() == null) {
            if (book.size() > rows && larger.isPresent()) {
                refuseBinary("cognitive", stage, book.size(), "codebook has words");
            } else if (book.size() > rows) {
                keys.refuseInside("codebook", "size", "makes words up to " + (book.size() - 1) + limit);
            }
            return;
        }
        for (int s = 0; s < book.words().length; s++) {
            for (int j = 0; j < book.size(); j++) {
                if (book.words()[s][j] >= rows) {
                    keys.refuseInside("codebook", "words", "is " + book.words()[s][j] + limit, s, j);
                }
            }
        }
    }

    /** What to write for more letters than a channel of two has; empty of any other. */
    private static Optional<String> larger(StageSpec stage) {
        return Optional.ofNullable(BINARY.get(type(stage)));
    }

    private static String type(StageSpec stage) {
        return stage.resolved().node().path("type").asString("");
    }

    private void refuseBinary(String part, StageSpec stage, int letters, String as) {
        keys.refuseInside(
                part,
                "type",
                "is " + type(stage) + ", of 2 letters, must be of " + letters + " as " + as + "; write type: "
                        + BINARY.get(type(stage)));
    }

    private void checkStages(StageSpec first, StageSpec second) {
        if (second.inputs() != first.outputs() && larger(second).isPresent()) {
            refuseBinary("articulation", second, first.outputs(), "cognitive has columns");
        } else if (second.inputs() != first.outputs()) {
            keys.refuse(
                    "articulation",
                    "has " + rows(second.inputs()) + ", must have " + first.outputs() + " as cognitive has columns");
        }
    }

    private void checkLoss(LossSpec loss, int targets) {
        int actions = loss.tables().get(0).actions(targets);
        for (int s = 0; s < loss.tables().size(); s++) {
            LossPlan table = loss.tables().get(s);
            if (table.targets(targets) != targets) {
                refuseLoss(
                        s,
                        "has " + table.targets(targets) + " columns, must have " + targets + " as cognitive has rows");
            } else if (table.actions(targets) != actions) {
                refuseLoss(
                        s, "has " + table.actions(targets) + " actions, must have " + actions + " as per-context[0]");
            } else if (targets < table.leastTargets()) {
                refuseLoss(s, "needs " + table.leastTargets() + " targets or more, and cognitive has " + rows(targets));
            }
        }
    }

    private static String rows(int n) {
        return n + (n == 1 ? " row" : " rows");
    }

    /** At the table of a context, or at the one for all. */
    private void refuseLoss(int context, String message) {
        keys.refuseInside("loss", PER_CONTEXT, message, context);
    }

    /** All that {@code FiniteModel} and its parts hold: stages, products, losses, laws, pairs. */
    private boolean fitsMemory(ModelSpec model) {
        StageSpec cognitive = model.cognitive;
        StageSpec articulation = model.articulation;
        long contexts = model.contexts();
        long targets = model.targets();
        long labels = model.labels();
        long actions = model.actions();
        long products = cognitive.perContext() || articulation.perContext() ? contexts : 1;
        long numbers = cognitive.count() * targets * cognitive.outputs()
                + articulation.count() * (long) articulation.inputs() * labels
                + products * targets * labels
                + model.loss.tables().size() * actions * targets
                + contexts * (targets + model.codebook.size() + labels * (1 + actions));
        long most = keys.memo().mostNumbers();
        if (numbers > most) {
            keys.refuse("needs " + Wording.count(numbers) + " numbers in its tables, may need " + Wording.count(most)
                    + ": needs " + Wording.gigabytes(numbers) + ", limit " + Wording.gigabytes(most)
                    + "; raise with --max-memory");
        }
        return numbers <= most;
    }

    /** What is accepted and seldom meant: targets that never occur, and counts that contradict the model. */
    private void warn(ModelSpec model) {
        double[] targets = targets(model);
        long used = Arrays.stream(targets).filter(p -> p >= 0).count();
        if (used < targets.length) {
            keys.warnInside(
                    "codebook",
                    model.codebook.words() == null ? "size" : "words",
                    "uses " + used + " of the " + targets.length + " rows of cognitive");
        }
        double[] law = Arrays.stream(targets).map(p -> Math.max(p, 0)).toArray();
        StageSpec first = model.cognitive;
        StageSpec second = model.articulation;
        if (isCounts(first)) {
            warnOfCounts("cognitive", first, law, model.names.targets());
        }
        if (isCounts(second) && !first.perContext() && (long) first.inputs() * first.outputs() <= MOST_CELLS) {
            double mass = CompensatedSum.of(law);
            Pmf shares = Pmf.of(Arrays.stream(law).map(p -> p / mass).toArray());
            warnOfCounts("articulation", second, first.build().get(0).output(shares), List.of());
        }
    }

    private static boolean isCounts(StageSpec stage) {
        return type(stage).equals("confusion");
    }

    /** Probability of every target over all contexts; -1 where no word is it. */
    private static double[] targets(ModelSpec model) {
        double[] law = new double[model.targets()];
        Arrays.fill(law, -1);
        Codebook words = model.codebook.build(model.contexts());
        Pmf prior = model.codebook.buildPrior();
        double[] contexts = model.contextLaw();
        for (int s = 0; s < contexts.length; s++) {
            for (int j = 0; j < model.codebook.size(); j++) {
                int u = words.word(j, s);
                law[u] = Math.max(law[u], 0) + contexts[s] * prior.probability(j);
            }
        }
        return law;
    }

    private void warnOfCounts(String part, StageSpec stage, double[] law, List<String> names) {
        double[][] counts = stage.resolved()
                .node()
                .get("counts")
                .valueStream()
                .map(row -> row.valueStream().mapToDouble(JsonNode::doubleValue).toArray())
                .toArray(double[][]::new);
        new CountShares(counts, law).contradiction(names).ifPresent(words -> keys.warnInside(part, "counts", words));
    }

    private void checkSeparation(double claim, ModelSpec model) {
        if (claim > 0) {
            double computed = Separation.of(model.codebook.build(model.contexts()), model.loss.build(model.targets()))
                    .min();
            if (computed < claim - SLACK) {
                keys.refuse(
                        SEPARATION,
                        "claims " + Wording.number(claim) + ", the computed one is " + Wording.number(computed));
            }
        }
    }
}
