package dev.narrows.finite;

import dev.narrows.bound.BlindRisk;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The replicates of a learner of another program (immutable, shared by threads). Replicate r is the policy that it made
 * of data set {@code first-replicate + r}, the same counts, bit for bit, that a learner of Narrows is trained on. The
 * policies are read and not computed: {@link #scorer()} makes a row of each, and a run takes the rows from there.
 *
 * <p>Nothing is known of the law of the policies: there are no exact expectations, no terms of the KL and no channel
 * budget, and no ceiling is made of them.
 */
public final class GivenTrials implements Trials {
    private final GivenLearner learner;
    private final FiniteModel model;
    private final ObservedLosses observed;
    private final StreamKey streams;
    private final DataSets data;
    private final Optional<ExcessLoss> excess;
    private final List<Quantity> quantities;

    GivenTrials(GivenLearner learner, StreamKey streams) {
        GivenPolicy given = learner.given();
        this.learner = learner;
        this.model = learner.model().model();
        this.observed = given.observable().of(model);
        this.streams = streams;
        this.data = new DataSets(model, observable(), given.labels(), streams);
        this.excess = observable() == ObservableLoss.CANONICAL ? Optional.of(ExcessLoss.of(model)) : Optional.empty();
        this.quantities = ValueRanges.quantities(model, given, observed, excess);
    }

    private ObservableLoss observable() {
        return learner.given().observable().loss();
    }

    @Override
    public List<Quantity> quantities() {
        return quantities;
    }

    /** Makes none: who goes on with a run has the rows of its journal. */
    @Override
    public Trial trial() {
        return (replicate, row) -> {
            throw new IllegalStateException("replicate " + replicate + ": the policies of " + GivenReader.NAME + " "
                    + learner.given().name() + " are those of a file and not computed: narrows score reads it");
        };
    }

    @Override
    public boolean computed() {
        return false;
    }

    /**
     * Makes the rows of policies.
     *
     * @return for one thread
     */
    public GivenScorer scorer() {
        return new GivenScorer(
                learner.given(), model, observed, excess, data.drawing(), streams.cursor(), quantities.size());
    }

    /** Ceilings of it hold for all posteriors at once, whoever made them. */
    @Override
    public Optional<ExcessLoss> excess() {
        return excess;
    }

    @Override
    public GuessingRisks guessing(ExactHalf exact) {
        return new GuessingRisks(
                exact.blindRisk(),
                observable().matched()
                        ? exact.blindRisk()
                        : OptionalDouble.of(BlindRisk.of(model, observed.observableLosses())),
                OptionalDouble.empty());
    }
}
