package dev.narrows.dirichlet;

import dev.narrows.family.Family;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.Parameters;
import dev.narrows.finite.LossReader;
import dev.narrows.info.DirichletPrior;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.model.Loss;
import dev.narrows.yaml.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Channels that are unknown: a Dirichlet prior over the joint law of target and label, learned from pairs. */
public final class DirichletFamily implements Family {
    /** Pseudo-counts beyond this make laws that no longer differ. */
    private static final double LARGEST_WEIGHT = 1e6;

    /** Most pairs of a target and a label. */
    private static final int MOST_PAIRS = 4_096;

    private static final String ALPHA = "alpha";
    private static final String GIBBS = "gibbs";

    /** Called by {@code ServiceLoader}. */
    public DirichletFamily() {}

    @Override
    public String name() {
        return "dirichlet";
    }

    @Override
    public int kernels() {
        return 1;
    }

    @Override
    public Optional<FamilyModel> model(Parameters keys) {
        double[][] alpha = keys.table(ALPHA, 0, LARGEST_WEIGHT);
        boolean sound = keys.sound() && fits(keys, alpha);
        Optional<Loss> loss = LossReader.table(keys, alpha.length, "alpha has rows");
        return sound && keys.sound()
                ? loss.map(table -> new DirichletModel(DirichletPrior.of(alpha), table, keys.resolved(), this))
                : Optional.empty();
    }

    private static boolean fits(Parameters keys, double[][] alpha) {
        int pairs = alpha.length * alpha[0].length;
        if (alpha.length < 2) {
            keys.refuse(ALPHA, "has 1 row, must have at least 2, one for each target");
        } else if (pairs > MOST_PAIRS) {
            keys.refuse(ALPHA, "has " + pairs + " entries, may have " + MOST_PAIRS);
        } else if (Arrays.stream(alpha).flatMapToDouble(Arrays::stream).allMatch(weight -> weight == 0)) {
            keys.refuse(ALPHA, "is 0 throughout, must have an entry above 0");
        } else {
            return true;
        }
        return false;
    }

    @Override
    public Optional<FamilyLearner> learner(Parameters keys, Optional<FamilyModel> model) {
        boolean gibbs = keys.choice("posterior", List.of(GIBBS, "bayes"), GIBBS).equals(GIBBS);
        // read of the Bayes learner too, so that one sweep has both
        double beta = keys.number("beta", Range.AT_LEAST_0, 20);
        long labels = keys.longInteger("labels", 1, ExactExpectations.MAX_LABELS, 100);
        return keys.sound()
                ? model.map(of -> new DirichletLearner((DirichletModel) of, gibbs, beta, labels))
                : Optional.empty();
    }

    @Override
    public List<String> withDefault() {
        return List.of("learner.posterior", "learner.beta", "learner.labels");
    }

    @Override
    public List<String> keys() {
        return List.of(
                "model.family", "model.alpha", "model.loss", "learner.posterior", "learner.beta", "learner.labels");
    }

    @Override
    public boolean dependsOnModel(String key) {
        return false;
    }
}
