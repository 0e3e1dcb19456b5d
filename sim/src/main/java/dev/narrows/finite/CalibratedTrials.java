package dev.narrows.finite;

import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.learner.CalibratedExpectations;
import dev.narrows.learner.CalibratedLosses;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.CountsSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The replicates of a learner that estimates the channel (immutable, shared by threads). Replicate r draws n gold
 * labels with their targets from a stream of their own, takes the canonical loss of the channel that they show
 * ({@link CalibratedLosses}), draws the counts N(s,y) of m labels as {@link FiniteTrials} does, so that these are the
 * same for any n, and trains on them. Its true risk, its risk under the estimated loss, its empirical risk and its KL
 * (nats) are exact.
 */
final class CalibratedTrials implements Trials {
    /** Vectors of gold counts that are enumerated, each with the expectations given it: a second or two. */
    private static final long MOST_GOLD_COUNTS = 2_000;

    private final FiniteLearner learner;
    private final CalibratedLosses losses;
    private final StreamKey streams;
    private final CountsSampler gold;
    private final DataSets labels;

    CalibratedTrials(FiniteLearner learner, StreamKey streams) {
        this.learner = learner;
        this.losses = learner.spec().calibrated(learner.model().model());
        this.streams = streams;
        this.gold = CollapsedSampler.of(losses.law());
        this.labels = new DataSets(learner.model().model(), ObservableLoss.CALIBRATED, learner.labels(), streams);
    }

    private long n() {
        return learner.spec().calibration().orElseThrow().gold();
    }

    private GibbsLearner posterior(ObservedLosses observed) {
        return learner.spec()
                .policies()
                .posterior(observed, learner.spec().prior(), learner.spec().beta());
    }

    @Override
    public List<Quantity> quantities() {
        return ValueRanges.calibrated(learner.model().model(), learner.spec());
    }

    @Override
    public Trial trial() {
        Gold shown = new Gold();
        DataSets.Drawing drawn = labels.drawing();
        return (replicate, row) ->
                posterior(losses.at(shown.of(replicate))).evaluator().evaluate(drawn.of(replicate), row);
    }

    @Override
    public Optional<ExactExpectations> expectations() {
        return CalibratedExpectations.of(
                losses,
                n(),
                observed -> posterior(observed).expectations(learner.labels(), FiniteTrials.MOST_ENUMERATED),
                MOST_GOLD_COUNTS);
    }

    /** Without labels the posterior is the prior, whatever the gold labels say. */
    @Override
    public GuessingRisks guessing(ExactHalf exact) {
        double[] values = new double[GibbsLearner.VALUES];
        GibbsLearner any = posterior(losses.at(new long[gold.pairs()]));
        any.evaluator().evaluate(new long[any.pairs()], values);
        return new GuessingRisks(
                exact.blindRisk(), OptionalDouble.empty(), OptionalDouble.of(values[GibbsLearner.RISK]));
    }

    @Override
    public Optional<Drawn> drawn(int replicate) {
        long[] shown = new Gold().of(replicate);
        GibbsLearner gibbs = posterior(losses.at(shown));
        long[] counts = labels.drawing().of(replicate);
        return Optional.of(new FiniteReplay(learner, gibbs, counts, Optional.of(shown)).drawn());
    }

    /** Gold labels of a replicate (scratch of one thread). */
    private final class Gold {
        private final StreamCursor rng = streams.cursor();
        private final CountsSampler own = gold.copy();
        private final long[] counts = new long[gold.pairs()];

        /** n_suy; overwritten by the next. */
        long[] of(int replicate) {
            own.sample(rng.moveTo(replicate, Purpose.GOLD), n(), counts);
            return counts;
        }
    }
}
