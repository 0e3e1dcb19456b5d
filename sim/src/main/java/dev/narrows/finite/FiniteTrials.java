package dev.narrows.finite;

import dev.narrows.bound.BlindRisk;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.LossLevels;
import dev.narrows.budget.Decomposer;
import dev.narrows.budget.Decomposition;
import dev.narrows.budget.NestedMonteCarlo;
import dev.narrows.family.BoundsSpec;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.learner.Evaluator;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.LabelGibbs;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.WeightedDataSets;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The replicates of the finite family (immutable, shared by threads). Replicate r draws the counts N(s,y) of m labels
 * from its own named stream (and from another the targets, where they are revealed), trains the posterior on them, and
 * has its true risk, its risk under the observable loss, its empirical risk and its KL from the prior (nats), and under
 * the canonical loss both estimates of R* ({@link ExcessLoss}): all exact. Nothing but the cell and r decides the
 * values.
 */
public final class FiniteTrials implements Trials {
    /** Pairs of a count vector and a policy (an action, for tables) that are enumerated: some tenths of a second. */
    static final long MOST_ENUMERATED = 2_000_000;

    /** Most products of a count and an action, or a listed policy, of a quick replicate: some 7 ns each. */
    static final long QUICK = 256;

    /** Data sets that are enumerated for every cell: some tens of microseconds. */
    private static final int MOST_DATA_SETS = 256;

    private final FiniteLearner learner;
    private final GibbsLearner gibbs;
    private final StreamKey streams;
    private final DataSets data;
    private final Optional<ExcessLoss> excess;
    private final Optional<LossLevels> levels;
    private final List<Quantity> quantities;

    FiniteTrials(FiniteLearner learner, GibbsLearner gibbs, StreamKey streams) {
        FiniteModel model = learner.model().model();
        this.learner = learner;
        this.gibbs = gibbs;
        this.streams = streams;
        this.data = new DataSets(model, observable(), learner.labels(), streams);
        this.excess = observable() == ObservableLoss.CANONICAL ? Optional.of(ExcessLoss.of(model)) : Optional.empty();
        this.levels = learner.spec().split() ? Optional.of(LossLevels.of(model.loss())) : Optional.empty();
        this.quantities = ValueRanges.quantities(model, learner.spec(), gibbs.observed(), excess, levels);
    }

    private ObservableLoss observable() {
        return learner.spec().observable();
    }

    @Override
    public List<Quantity> quantities() {
        return quantities;
    }

    @Override
    public Trial trial() {
        Evaluator evaluator = gibbs.evaluator();
        DataSets.Drawing drawn = data.drawing();
        Trial plain = plain(evaluator, drawn);
        Trial whole = learner.spec().holdOut() ? holdOut(plain, drawn) : plain;
        return levels.map(of -> split(whole, drawn, of)).orElse(whole);
    }

    private Trial plain(Evaluator evaluator, DataSets.Drawing drawn) {
        return excess.<Trial>map(loss -> (replicate, row) -> {
                    long[] counts = drawn.of(replicate);
                    evaluator.evaluate(counts, row);
                    loss.means(counts, row, GibbsLearner.VALUES);
                })
                .orElse((replicate, row) -> evaluator.evaluate(drawn.of(replicate), row));
    }

    /** The split of the labels has a stream of its own: what the others are is the same with it or without. */
    private Trial holdOut(Trial plain, DataSets.Drawing drawn) {
        StreamCursor ofSplit = streams.cursor();
        HoldOut half = new HoldOut(gibbs);
        int from = quantities.stream().map(Quantity::name).toList().indexOf(Quantity.HOLD_OUT_RISK);
        Trial halved = (replicate, row) -> {
            plain.replicate(replicate, row);
            half.evaluate(ofSplit.moveTo(replicate, Purpose.HOLD_OUT), drawn.counts(), row, from);
        };
        return DrawnPolicy.applies(gibbs.observed()) ? onePolicy(halved, drawn, half, from + HoldOut.VALUES) : halved;
    }

    private Trial onePolicy(Trial halved, DataSets.Drawing drawn, HoldOut half, int from) {
        StreamCursor ofPolicy = streams.cursor();
        DrawnPolicy policy = new DrawnPolicy(gibbs);
        return (replicate, row) -> {
            halved.replicate(replicate, row);
            policy.evaluate(ofPolicy.moveTo(replicate, Purpose.POSTERIOR), drawn.counts(), half.training(), row, from);
        };
    }

    private Trial split(Trial whole, DataSets.Drawing drawn, LossLevels of) {
        LevelShares shares = new LevelShares(gibbs, of);
        int from = quantities.size() - LevelShares.values(of);
        return (replicate, row) -> {
            whole.replicate(replicate, row);
            shares.evaluate(drawn.counts(), row, from);
        };
    }

    @Override
    public Optional<LossLevels> levels() {
        return levels;
    }

    /** Of the canonical loss alone: of another, the least of every place has another mean than R*. */
    @Override
    public Optional<ExcessLoss> excess() {
        return excess;
    }

    @Override
    public boolean quick() {
        return !learner.spec().holdOut()
                && levels.isEmpty()
                && learner.spec().policies().quick(data.places());
    }

    @Override
    public Optional<ExactExpectations> expectations() {
        return gibbs.expectations(learner.labels(), MOST_ENUMERATED);
    }

    @Override
    public Optional<WeightedDataSets> dataSets() {
        return WeightedDataSets.of(gibbs, learner.labels(), MOST_DATA_SETS);
    }

    /** None for a learner whose data are more than the labels, or that has not the terms of its KL. */
    @Override
    public Decomposition decomposition(
            ExactHalf exact, Optional<ExactExpectations> expectations, BoundsSpec bounds, double confidence) {
        Optional<LabelGibbs> fromLabels = gibbs.fromLabels();
        if (fromLabels.isEmpty()) {
            return Decomposition.NONE;
        }
        Optional<NestedMonteCarlo> nested =
                bounds.nested().map(effort -> new NestedMonteCarlo(effort.outer(), effort.inner(), confidence));
        return new Decomposer(
                        learner.model().model(), (Capacities) exact.informations(), learner.labels(), nested, streams)
                .of(fromLabels.get(), expectations);
    }

    /**
     *
     *
     * <pre>
     * blind   = sum_s p_s min_a sum_j pi_j l(a,u_j(s),s)
     * bounded = the same of the risk that the ceilings bound: sum_s min_a sum_y p(s,y) lt(a;s,y)
     *           with a proxy, else blind
     * prior   = sum_theta P(theta) R(theta)
     * </pre>
     */
    @Override
    public GuessingRisks guessing(ExactHalf exact) {
        double[] values = new double[GibbsLearner.VALUES];
        // without labels the posterior is the prior
        gibbs.evaluator().evaluate(new long[gibbs.pairs()], values);
        FiniteModel model = learner.model().model();
        OptionalDouble bounded = observable().matched()
                ? exact.blindRisk()
                : OptionalDouble.of(BlindRisk.of(model, gibbs.observed().observableLosses()));
        return new GuessingRisks(exact.blindRisk(), bounded, OptionalDouble.of(values[GibbsLearner.RISK]));
    }

    /** {@code q(a|s,y)} at {@code [s |Y| + y][a]}. */
    @Override
    public Optional<double[][]> policy(int replicate) {
        return Optional.of(gibbs.actionLaws(counts(replicate)));
    }

    @Override
    public Optional<Drawn> drawn(int replicate) {
        return Optional.of(new FiniteReplay(learner, gibbs, counts(replicate), Optional.empty()).drawn());
    }

    /** The data set of one replicate: {@code N(s,y)}, or {@code N(s,y,u)} where the targets are revealed. */
    long[] counts(int replicate) {
        return data.drawing().of(replicate);
    }
}
