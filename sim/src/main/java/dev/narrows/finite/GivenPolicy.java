package dev.narrows.finite;

import dev.narrows.info.Pmf;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Policies that another program trained, one on each data set: what is known of them beside their probabilities.
 *
 * @param name who made them
 * @param policies names the file that they were read from: {@code sha256-} and the digest of its bytes
 * @param randomised whether they give probabilities of actions, as against one action for each pair (s, y)
 * @param firstReplicate number of the data set of the first of them
 * @param observable what was to be seen of a label's loss
 * @param labels number m of labels of a data set
 * @param trainedOn the number of labels, the first of each data set, of which alone they are a function; empty where
 *     they may be one of all
 * @param prior over actions, the same in every pair; empty where none is named, and then they have no KL
 */
record GivenPolicy(
        String name,
        String policies,
        boolean randomised,
        int firstReplicate,
        ObservableReader.Read observable,
        long labels,
        OptionalLong trainedOn,
        Optional<Pmf> prior) {
    /** Whether labels that it was not trained on judge one policy by the errors that it makes. */
    boolean oneHeldOut(ObservedLosses observed) {
        return trainedOn.isPresent() && !randomised && DrawnPolicy.applies(observed);
    }

    /** The largest divergence from the prior: that of a decision table, of which these are mixtures. */
    OptionalDouble mostKl(FiniteModel model) {
        return prior.stream()
                .mapToDouble(law -> new DecisionTables(model.actions()).mostKl(model, law))
                .findFirst();
    }
}
