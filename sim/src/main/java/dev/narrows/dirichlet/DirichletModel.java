package dev.narrows.dirichlet;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.Informations;
import dev.narrows.bound.LearningFloor;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Family;
import dev.narrows.family.FamilyModel;
import dev.narrows.info.DirichletPrior;
import dev.narrows.info.Pmf;
import dev.narrows.model.Codebook;
import dev.narrows.model.LearnedLoop;
import dev.narrows.model.Loop;
import dev.narrows.model.Loss;
import dev.narrows.model.Separation;
import dev.narrows.numeric.Bracket;
import dev.narrows.yaml.Json;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Dirichlet prior over the joint law of target and label in one context. The prior gives weight to laws of a single
 * target and to laws without noise, so that all that holds under every law is trivial: an index of entropy 0 at least,
 * labels that carry log min(K, |Y|) at most, and floors of 0. What a label is worth on average is the floor in m.
 *
 * @param prior the prior
 * @param loss l(a,u)
 * @param resolved the keys
 * @param family the family
 */
record DirichletModel(DirichletPrior prior, Loss loss, ObjectNode resolved, Family family)
        implements FamilyModel, Loop {
    static final Pmf ONE_CONTEXT = Pmf.uniform(1);

    /** Raises an upper end past the rounding of a logarithm. */
    private static final double SLACK = 1e-12;

    @Override
    public Pmf contextLaw() {
        return ONE_CONTEXT;
    }

    @Override
    public double logCodewords() {
        return StrictMath.log(prior.targets());
    }

    @Override
    public double entropy() {
        return 0;
    }

    @Override
    public Separation separation() {
        return Separation.of(Codebook.identity(1, prior.targets()), loss);
    }

    @Override
    public double logLabels() {
        return StrictMath.log(prior.labels());
    }

    @Override
    public Loop loop() {
        return this;
    }

    /** The floor in m; at m = 0 that of labels whose targets are not seen. */
    LearningFloor floor(long labels) {
        return LearningFloor.of(ONE_CONTEXT, prior, loss, labels);
    }

    /** The loop of a learner with so many labels. */
    LearnedLoop learned(long labels) {
        return new Learned(this, floor(labels).value());
    }

    private record Learned(DirichletModel model, double learningFloor) implements LearnedLoop {
        @Override
        public Pmf contextLaw() {
            return model.contextLaw();
        }

        @Override
        public double logCodewords() {
            return model.logCodewords();
        }

        @Override
        public double entropy() {
            return model.entropy();
        }

        @Override
        public Separation separation() {
            return model.separation();
        }

        @Override
        public double logLabels() {
            return model.logLabels();
        }
    }

    @Override
    public ExactHalf exact(BoundCatalogue bounds) {
        Bracket limit = floor(0).limit();
        ObjectNode details = Json.object();
        details.putObject("learning_limit").put("low", limit.low()).put("high", limit.high());
        double most = Math.min(logCodewords(), logLabels()) + SLACK;
        Informations informations = new AtMost(most);
        return new ExactHalf(
                informations,
                FloorLadder.of(bounds.floors(), this, informations),
                new ExactHalf.BayesRisk(limit.low(), limit.high()),
                OptionalDouble.of(blind()),
                details);
    }

    private record AtMost(double most) implements Informations {
        @Override
        public double information(InformationKind kind, int s) {
            return most;
        }

        @Override
        public double average(InformationKind kind) {
            return most;
        }

        @Override
        public double targetContext() {
            return 0;
        }
    }

    /** {@code min_a sum_u alpha_u./A l(a,u)}: who knows the prior and sees no label. */
    private double blind() {
        double least = 1;
        for (int a = 0; a < loss.actions(); a++) {
            least = Math.min(least, mean(a));
        }
        return least;
    }

    /** The mean over the actions of the same: who draws an action blindly. */
    double uniformRisk() {
        double sum = 0;
        for (int a = 0; a < loss.actions(); a++) {
            sum += mean(a);
        }
        return Math.min(1, sum / loss.actions());
    }

    private double mean(int action) {
        double sum = 0;
        for (int u = 0; u < prior.targets(); u++) {
            for (int y = 0; y < prior.labels(); y++) {
                sum += prior.weight(0, u, y) / prior.total(0) * loss.value(action, u, 0);
            }
        }
        return sum;
    }
}
