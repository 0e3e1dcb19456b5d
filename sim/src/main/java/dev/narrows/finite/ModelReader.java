package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.model.Separation;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the model: first its parts, then whether they fit, then whether their tables are of a sane size. */
final class ModelReader {
    static final String SEPARATION = "separation";
    static final int MOST_CONTEXTS = 10_000;
    private static final double SLACK = 1e-12;

    private final Value value;
    private final Fields fields;
    private final Problems problems;
    private final Memo memo;

    private ModelReader(Value value, Memo memo) {
        this.value = value;
        this.problems = value.problems();
        this.memo = memo;
        this.fields = Fields.of(
                value,
                List.of("family", "codebook", "cognitive", "articulation", "loss"),
                List.of("contexts", SEPARATION));
    }

    /** The model under this value. */
    static Optional<ModelSpec> read(Value value, Memo memo) {
        int before = value.problems().added();
        return new ModelReader(value, memo)
                .read()
                .filter(spec -> value.problems().added() == before);
    }

    private Optional<ModelSpec> read() {
        Optional<double[]> contexts = contexts();
        Optional<CodebookSpec> codebook = fields.find("codebook").flatMap(v -> CodebookReader.read(v, memo));
        Optional<StageSpec> cognitive = fields.find("cognitive").flatMap(v -> StageReader.read(v, memo));
        Optional<StageSpec> articulation = fields.find("articulation").flatMap(v -> StageReader.read(v, memo));
        Optional<LossSpec> loss = fields.find("loss").flatMap(v -> LossReader.read(v, memo));
        int before = problems.added();
        contexts.ifPresent(law -> checkContexts(law.length, codebook, cognitive, articulation, loss));
        cognitive.ifPresent(stage -> {
            codebook.ifPresent(book -> checkWords(book, stage.inputs()));
            articulation.ifPresent(next -> checkStages(stage, next));
            loss.ifPresent(tables -> checkLoss(tables, stage.inputs()));
        });
        double claim = fields.number(SEPARATION, Range.PROBABILITY, 0);
        boolean whole = contexts.isPresent()
                && codebook.isPresent()
                && cognitive.isPresent()
                && articulation.isPresent()
                && loss.isPresent()
                && problems.added() == before;
        if (!whole
                || !fitsMemory(
                        contexts.get().length, codebook.get(), cognitive.get(), articulation.get(), loss.get())) {
            return Optional.empty();
        }
        checkSeparation(
                claim,
                contexts.get().length,
                codebook.get(),
                loss.get(),
                cognitive.get().inputs());
        return Optional.of(new ModelSpec(
                contexts.get(),
                codebook.get(),
                cognitive.get(),
                articulation.get(),
                loss.get(),
                fields.has(SEPARATION) ? OptionalDouble.of(claim) : OptionalDouble.empty()));
    }

    private Optional<double[]> contexts() {
        if (!fields.has("contexts")) {
            return Optional.of(new double[] {1});
        }
        Fields contexts = Fields.of(fields.get("contexts"), List.of("weights"), List.of());
        int before = problems.added();
        return contexts.find("weights").map(v -> v.law(MOST_CONTEXTS)).filter(law -> problems.added() == before);
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
                .ifPresent(stage -> checkCount("cognitive", "per-context", stage.count(), contexts));
        articulation
                .filter(StageSpec::perContext)
                .ifPresent(stage -> checkCount("articulation", "per-context", stage.count(), contexts));
        loss.filter(LossSpec::perContext)
                .ifPresent(tables ->
                        checkCount("loss", "per-context", tables.tables().size(), contexts));
    }

    private void checkCount(String part, String list, int found, int contexts) {
        if (found != contexts) {
            // a type may give one channel for each context by itself
            Value at = fields.get(part).node() instanceof YamlNode.Mapping mapping
                            && mapping.entries().containsKey(list)
                    ? inside(part, list)
                    : fields.get(part);
            at.refuse("has " + found + (found == 1 ? " entry" : " entries") + ", must have " + contexts
                    + ", one for each of the contexts");
        }
    }

    private void checkWords(CodebookSpec book, int rows) {
        String limit = ", must be below the " + rows + " rows of cognitive";
        if (book.words() == null) {
            if (book.size() > rows) {
                inside("codebook", "size").refuse("makes words up to " + (book.size() - 1) + limit);
            }
            return;
        }
        Value words = inside("codebook", "words");
        for (int s = 0; s < book.words().length; s++) {
            for (int j = 0; j < book.size(); j++) {
                if (book.words()[s][j] >= rows) {
                    words.item(s).item(j).refuse("is " + book.words()[s][j] + limit);
                }
            }
        }
    }

    private void checkStages(StageSpec first, StageSpec second) {
        if (second.inputs() != first.outputs()) {
            fields.get("articulation")
                    .refuse("has " + second.inputs() + (second.inputs() == 1 ? " row" : " rows") + ", must have "
                            + first.outputs() + " as cognitive has columns");
        }
    }

    private void checkLoss(LossSpec loss, int targets) {
        int actions = loss.tables().get(0).actions(targets);
        for (int s = 0; s < loss.tables().size(); s++) {
            LossPlan table = loss.tables().get(s);
            Value at = loss.perContext() ? inside("loss", "per-context").item(s) : fields.get("loss");
            if (table.targets(targets) != targets) {
                at.refuse(
                        "has " + table.targets(targets) + " columns, must have " + targets + " as cognitive has rows");
            } else if (table.actions(targets) != actions) {
                at.refuse("has " + table.actions(targets) + " actions, must have " + actions + " as per-context[0]");
            } else if (targets < table.leastTargets()) {
                at.refuse("needs " + table.leastTargets() + " targets or more, and cognitive has " + targets
                        + (targets == 1 ? " row" : " rows"));
            }
        }
    }

    /** All that {@code FiniteModel} and its parts hold: stages, products, losses, laws, pairs. */
    private boolean fitsMemory(
            long contexts, CodebookSpec codebook, StageSpec cognitive, StageSpec articulation, LossSpec loss) {
        long targets = cognitive.inputs();
        long labels = articulation.outputs();
        long actions = loss.tables().get(0).actions((int) targets);
        long products = cognitive.perContext() || articulation.perContext() ? contexts : 1;
        long numbers = cognitive.count() * targets * cognitive.outputs()
                + articulation.count() * (long) articulation.inputs() * labels
                + products * targets * labels
                + loss.tables().size() * actions * targets
                + contexts * (targets + codebook.size() + labels * (1 + actions));
        long most = memo.mostNumbers();
        if (numbers > most) {
            value.refuse("needs " + Wording.count(numbers) + " numbers in its tables, may need " + Wording.count(most)
                    + ": needs " + Wording.gigabytes(numbers) + ", limit " + Wording.gigabytes(most)
                    + "; raise with --max-memory");
        }
        return numbers <= most;
    }

    private void checkSeparation(double claim, int contexts, CodebookSpec codebook, LossSpec loss, int targets) {
        if (claim > 0) {
            double computed =
                    Separation.of(codebook.build(contexts), loss.build(targets)).min();
            if (computed < claim - SLACK) {
                fields.get(SEPARATION)
                        .refuse("claims " + Wording.number(claim) + ", the computed one is "
                                + Wording.number(computed));
            }
        }
    }

    private Value inside(String part, String key) {
        Value owner = fields.get(part);
        YamlNode.Mapping mapping = (YamlNode.Mapping) owner.node();
        return new Value(mapping.entries().get(key).value(), owner.path().key(key), problems);
    }
}
