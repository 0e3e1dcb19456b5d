package dev.narrows.finite;

import dev.narrows.family.FamilyLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.sampling.LabelOrder;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The data sets that a learner of the finite family is trained on, label by label (mutable, scratch of one thread). The
 * counts of replicate r are, bit for bit, those of a run; the order is drawn beside them ({@link LabelOrder}).
 */
public final class LabelledData {
    private final FiniteLearner learner;
    private final DataSets.Drawing data;
    private final StreamCursor ofOrder;

    private LabelledData(FiniteLearner learner, DataSets.Drawing data, StreamCursor ofOrder) {
        this.learner = learner;
        this.data = data;
        this.ofOrder = ofOrder;
    }

    /**
     * The data sets of a learner.
     *
     * @param learner any
     * @param streams names the random streams of its cell
     * @return them; empty for a learner that is not trained on labels of a finite model
     */
    public static Optional<LabelledData> of(FamilyLearner learner, StreamKey streams) {
        if (!(learner instanceof FiniteLearner finite)) {
            return Optional.empty();
        }
        DataSets data = new DataSets(finite.model().model(), finite.spec().observable(), finite.labels(), streams);
        return Optional.of(new LabelledData(finite, data.drawing(), streams.cursor()));
    }

    /**
     * Whether the targets stand beside the labels.
     *
     * @return whether a place is (s, y, u) and not (s, y)
     */
    public boolean revealed() {
        return learner.spec().observable() == ObservableLoss.REVEALED;
    }

    /**
     * How many places counts have.
     *
     * @return pairs (s, y), or triples (s, y, u)
     */
    public int places() {
        return data.counts().length;
    }

    /**
     * The counts of a data set.
     *
     * @param replicate its number, from 0
     * @return a copy, {@code N(s,y)} at {@code s |Y| + y}, or {@code N(s,y,u)} at {@code (s |Y| + y) K + u}
     */
    public long[] counts(int replicate) {
        return data.of(replicate).clone();
    }

    /**
     * The labels of a data set in the order in which they came.
     *
     * @param replicate its number, from 0
     * @return the place of each
     * @throws IllegalArgumentException if there are more than {@link LabelOrder#MOST_LABELS}
     */
    public int[] order(int replicate) {
        return LabelOrder.of(ofOrder.moveTo(replicate, Purpose.LABEL_ORDER), data.of(replicate));
    }

    /**
     * What contexts, labels, targets and actions are called, in this order: names where the model has them, else
     * numbers from 0.
     *
     * @return the words of a file
     */
    public Words words() {
        ModelSpec model = learner.model();
        ModelNames names = model.names;
        return new Words(
                words(names.contexts(), model.contexts()),
                words(names.labels(), model.labels()),
                words(names.targets(), model.targets()),
                words(names.actions(), model.actions()));
    }

    private static List<String> words(List<String> names, int size) {
        return IntStream.range(0, size)
                .mapToObj(value -> ModelNames.of(names, value))
                .toList();
    }

    /**
     * What the values of a model are called in files.
     *
     * @param contexts a word for each context
     * @param labels a word for each label
     * @param targets a word for each target
     * @param actions a word for each action
     */
    public record Words(List<String> contexts, List<String> labels, List<String> targets, List<String> actions) {}

    /**
     * Whether a learner of another program may be called so.
     *
     * @param name a word
     * @return whether it is what {@link #learnerNames()} says
     */
    public static boolean isLearnerName(String name) {
        return GivenReader.isName(name);
    }

    /**
     * What a learner of another program may be called.
     *
     * @return in words
     */
    public static String learnerNames() {
        return GivenReader.names();
    }
}
