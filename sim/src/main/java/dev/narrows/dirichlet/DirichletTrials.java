package dev.narrows.dirichlet;

import dev.narrows.estimate.Interval;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.learner.DirichletExpectations;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.PairLearner;
import dev.narrows.model.Loss;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The replicates (immutable, shared by threads). Replicate r draws a joint law from the prior and m pairs from it, each
 * from its own named stream, trains on the pairs, and has exactly: the risk under the law that was drawn, the empirical
 * risk, the KL from the uniform prior over tables (nats), and the least risk under that law, which only who knows it
 * reaches.
 */
final class DirichletTrials implements Trials {
    /** The least risk under the law that was drawn. */
    static final String INFORMED_RISK = "informed_risk";

    /** Products of a vector of counts, a target and an action that are enumerated: a second or two. */
    private static final long MOST_ENUMERATED = 50_000_000;

    private static final Interval RISKS = new Interval(0, 1);

    private final DirichletLearner learner;
    private final StreamKey streams;

    DirichletTrials(DirichletLearner learner, StreamKey streams) {
        this.learner = learner;
        this.streams = streams;
    }

    @Override
    public List<Quantity> quantities() {
        double mostKl = learner.model().prior().labels()
                * StrictMath.log(learner.model().loss().actions());
        return List.of(
                Quantity.exact(Quantity.RISK, RISKS),
                Quantity.exact(Quantity.EMPIRICAL_RISK, RISKS),
                Quantity.exact(Quantity.KL, new Interval(0, mostKl)),
                Quantity.exact(INFORMED_RISK, RISKS));
    }

    @Override
    public Trial trial() {
        DrawnLaw drawn = new DrawnLaw(learner.model().prior(), streams);
        PairLearner rule = learner.learner();
        Loss loss = learner.model().loss();
        double[] q = new double[loss.actions()];
        return (replicate, row) -> {
            drawn.draw(replicate, learner.labels());
            row[0] = 0;
            row[1] = 0;
            row[2] = 0;
            row[3] = 0;
            for (int y = 0; y < drawn.labels(); y++) {
                row[2] += rule.act(y, drawn.counts(y), q);
                add(drawn, y, loss, q, row);
            }
            row[0] = Math.min(1, row[0]);
            row[1] = Math.min(1, row[1] / learner.labels());
            row[2] = Math.max(0, row[2]);
            row[3] = Math.min(row[0], row[3]);
        };
    }

    /** Risk, losses on the data, and least risk, of a label. */
    private static void add(DrawnLaw drawn, int y, Loss loss, double[] q, double[] row) {
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a < q.length; a++) {
            double risk = 0;
            double seen = 0;
            for (int u = 0; u < loss.targets(); u++) {
                risk += drawn.probability(u, y) * loss.value(a, u, 0);
                seen += drawn.counts(y)[u] * loss.value(a, u, 0);
            }
            row[0] += q[a] * risk;
            row[1] += q[a] * seen;
            least = Math.min(least, risk);
        }
        row[3] += least;
    }

    @Override
    public Optional<ExactExpectations> expectations() {
        DirichletModel model = learner.model();
        return DirichletExpectations.of(
                model.prior(), model.loss(), learner.learner(), learner.labels(), MOST_ENUMERATED);
    }

    /** The risk of the first action: Gibbs posteriors begin with the uniform law, the Bayes learner with the prior. */
    @Override
    public GuessingRisks guessing(ExactHalf exact) {
        DirichletModel model = learner.model();
        double before = learner.gibbs() ? model.uniformRisk() : model.floor(0).value();
        return new GuessingRisks(exact.blindRisk(), exact.blindRisk(), OptionalDouble.of(before));
    }

    @Override
    public Optional<Drawn> drawn(int replicate) {
        DrawnLaw law = new DrawnLaw(learner.model().prior(), streams);
        law.draw(replicate, learner.labels());
        return Optional.of(law.shown(learner.learner(), learner.model().loss().actions()));
    }
}
