package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.budget.Decomposition;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trials;
import dev.narrows.finite.Finite;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random cells of every observable loss and class: one or two contexts, a codebook of two or three, one to three
 * actions.
 */
final class RandomCells {
    private final UniformRandomProvider rng;

    RandomCells(UniformRandomProvider rng) {
        this.rng = rng;
    }

    /** A cell with what a run computes of it, replicates apart. */
    record Trial(Cell cell, GibbsLearner learner, ExactHalf exact, Optional<ExactExpectations> expectations) {
        static Trial of(Cell cell) {
            GibbsLearner learner = Finite.gibbs(cell);
            return new Trial(cell, learner, cell.model().exact(BoundCatalogue.own()), Finite.expectations(cell));
        }

        ReplicateValues replicates(int n) {
            return rowsOf(cell, n);
        }

        CellResult result(ReplicateValues values, Optional<ExactExpectations> known) {
            return Comparison.of(parts(cell, exact, known), values, Comparison.Sampling.FIXED, 1, BoundCatalogue.own());
        }

        Decomposition decomposition() {
            return cell.trials().decomposition(exact, expectations, cell.bounds(), cell.confidence());
        }
    }

    /** What a run knows of a cell beside its rows. */
    static Comparison.Parts parts(Cell cell, ExactHalf exact, Optional<ExactExpectations> known) {
        Trials trials = cell.trials();
        return new Comparison.Parts(
                cell,
                exact,
                trials.guessing(exact),
                known,
                trials.decomposition(exact, known, cell.bounds(), cell.confidence()),
                trials.dataSets(),
                trials.excess(),
                trials.levels());
    }

    /** The first n replicates of a cell. */
    static ReplicateValues rowsOf(Cell cell, int n) {
        Trials trials = cell.trials();
        ReplicateValues values = new ReplicateValues(trials.quantities(), n);
        Replicates.rows(trials, 0, n, values);
        return values;
    }

    /** The first n replicates of more. */
    static ReplicateValues first(ReplicateValues all, int n) {
        ReplicateValues values = new ReplicateValues(all.quantities(), n);
        for (int r = 0; r < n; r++) {
            values.set(r, all.row(r));
        }
        return values;
    }

    /** The same replicates with other values of a quantity, which may be of another kind. */
    static ReplicateValues with(ReplicateValues all, Quantity quantity, IntToDoubleFunction value) {
        List<Quantity> quantities = all.quantities().stream()
                .map(other -> other.name().equals(quantity.name()) ? quantity : other)
                .toList();
        ReplicateValues values = new ReplicateValues(quantities, all.size());
        for (int r = 0; r < all.size(); r++) {
            double[] row = all.row(r);
            row[quantities.indexOf(quantity)] = value.applyAsDouble(r);
            values.set(r, row);
        }
        return values;
    }

    /** A cell of that kind; {@code rest} ends the file. */
    Cell next(ObservableLoss observable, PolicyKind policies, long labels, double beta, String rest) {
        int contexts = 1 + rng.nextInt(2);
        int size = 2 + rng.nextInt(2);
        int letters = 2 + rng.nextInt(2);
        int actions = 1 + rng.nextInt(3);
        String text =
                "format: 1\nname: random\nseed: " + rng.nextInt() + "\nmodel:\n  family: finite\n  contexts: {weights: "
                        + law(contexts) + "}\n  codebook: {size: " + size + ", prior: " + law(size) + "}\n  cognitive: "
                        + rows(size, 2) + "\n  articulation: " + rows(2, letters) + "\n  loss: " + losses(size, actions)
                        + "\nlearner: {beta: " + beta + ", labels: " + labels + ", observable: "
                        + observable(observable, letters, size)
                        + policies(policies, contexts, letters, actions) + "}\n" + rest + "\n";
        return read(text);
    }

    static Cell read(String text) {
        try {
            return ScenarioReader.parse("random.yaml", text.getBytes(StandardCharsets.UTF_8), Overrides.none())
                    .cell(0);
        } catch (ScenarioException e) {
            throw new AssertionError(text, e);
        }
    }

    private String observable(ObservableLoss observable, int letters, int targets) {
        return switch (observable) {
            case CANONICAL, REVEALED -> observable.label();
            case PROXY -> "{proxy: " + whole(letters, targets) + "}";
            case CALIBRATED ->
                "{calibrated: {gold: " + rng.nextInt(3) + ", strength: " + number(rng.nextDouble()) + "}}";
        };
    }

    private String policies(PolicyKind policyClass, int contexts, int letters, int actions) {
        if (policyClass == PolicyKind.TABLE) {
            return ", prior: " + law(actions);
        }
        int listed = 1 + rng.nextInt(4);
        return ", class: enumerated, prior: " + law(listed) + ", policies: "
                + list(listed, () -> list(contexts, () -> whole(letters, actions)));
    }

    private String losses(int targets, int actions) {
        return actions == targets && rng.nextBoolean()
                ? "{type: zero-one}"
                : "{type: matrix, rows: " + list(actions, () -> list(targets, () -> number(rng.nextDouble()))) + "}";
    }

    String rows(int inputs, int outputs) {
        return "{type: matrix, rows: " + list(inputs, () -> law(outputs)) + "}";
    }

    private String whole(int n, int bound) {
        return list(n, () -> Integer.toString(rng.nextInt(bound)));
    }

    String law(int n) {
        double[] parts =
                IntStream.range(0, n).mapToDouble(i -> 0.05 + rng.nextDouble()).toArray();
        double sum = IntStream.range(0, n).mapToDouble(i -> parts[i]).sum();
        return IntStream.range(0, n).mapToObj(i -> number(parts[i] / sum)).collect(Collectors.joining(", ", "[", "]"));
    }

    private interface Item {
        String next();
    }

    private static String list(int n, Item item) {
        return IntStream.range(0, n).mapToObj(i -> item.next()).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.17f", x);
    }
}
