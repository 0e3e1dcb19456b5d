package dev.narrows.finite;

import dev.narrows.family.Remedy;
import dev.narrows.family.Remedy.Change;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What could be changed of a cell of the finite family; nothing where one change takes too long to compute. */
record FiniteRemedies(ModelSpec model, LearnerSpec learner) {
    /** Numbers in the table of losses of a model, beyond which a change takes more than a tenth of a second. */
    private static final long MOST_LOSSES = 4_096;

    private static final double[] FACTORS = {1.0 / 16, 1.0 / 4, 1.0 / 2, 2, 4, 16};
    private static final double[] FROM_NOTHING = {1, 5, 20};
    private static final double[] SHARES = {0.5, 0.9};
    private static final double SAME = 1e-6;
    private static final String PRIOR = "a prior nearer to the best actions";

    List<Remedy> all() {
        if ((long) model.contexts() * model.labels() * model.actions() > MOST_LOSSES) {
            return List.of();
        }
        boolean tables = learner.policies() instanceof DecisionTables;
        List<Remedy> remedies = new ArrayList<>();
        LongStream.of(2, 10)
                .map(factor -> factor * learner.labels())
                .filter(labels -> labels <= ExactExpectations.MAX_LABELS)
                .mapToObj(labels -> Change.of(
                        Wording.count(labels) + " labels instead of " + Wording.count(learner.labels()),
                        "learner.labels",
                        Json.of(labels)))
                .map(Remedy::of)
                .forEach(remedies::add);
        remedies.add(beta());
        if (tables) {
            prior(remedies);
        }
        remedies.addAll(
                new ChannelRemedies(model, tables && learner.observable().matched()).all());
        return remedies;
    }

    private Remedy beta() {
        double beta = learner.beta();
        double[] others = beta > 0
                ? Arrays.stream(FACTORS)
                        .map(factor -> factor * beta)
                        .filter(Double::isFinite)
                        .toArray()
                : FROM_NOTHING;
        String instead = " instead of " + Wording.number(beta);
        return new Remedy(
                "beta from " + Wording.number(others[0]) + " to " + Wording.number(others[others.length - 1]) + instead,
                Arrays.stream(others)
                        .mapToObj(other ->
                                Change.of("beta " + Wording.number(other) + instead, "learner.beta", Json.of(other)))
                        .toList());
    }

    /**
     * Priors between the uniform one and the share of each action among the best ones, at weights w of {@code SHARES}:
     *
     * <pre>
     * P'(a) = (1 - w)/|A| + w share(a)
     * </pre>
     *
     * with share(a) that of the pairs (s, y) of which a is the best action. Nothing where that is the prior that there
     * is.
     */
    private void prior(List<Remedy> remedies) {
        double[] share = bestActions();
        List<Change> changes = new ArrayList<>();
        for (double weight : SHARES) {
            double[] prior = Arrays.stream(share)
                    .map(part -> (1 - weight) / share.length + weight * part)
                    .toArray();
            if (IntStream.range(0, prior.length)
                    .anyMatch(a -> Math.abs(prior[a] - learner.prior().probability(a)) > SAME)) {
                changes.add(Change.of(
                        PRIOR + " (" + Wording.number(100 * weight) + " %)", "learner.prior", Json.list(prior)));
            }
        }
        if (!changes.isEmpty()) {
            remedies.add(new Remedy(PRIOR, changes));
        }
    }

    /** Of the pairs that occur; the first of equally good actions counts. */
    private double[] bestActions() {
        FiniteModel of = model.model();
        double[] losses = of.canonicalLosses();
        double[] mass = of.pairProbabilities();
        double[] share = new double[of.actions()];
        long pairs = Arrays.stream(mass).filter(p -> p > 0).count();
        for (int pair = 0; pair < mass.length; pair++) {
            if (mass[pair] > 0) {
                int row = pair * of.actions();
                int best =
                        IntStream.range(0, of.actions()).reduce(0, (a, b) -> losses[row + b] < losses[row + a] ? b : a);
                share[best] += 1.0 / pairs;
            }
        }
        return share;
    }
}
