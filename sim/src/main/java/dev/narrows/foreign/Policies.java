package dev.narrows.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies of other programs, one for each learner and data set (mutable while they are read): for each pair c = (s, y)
 * an action, or a probability for each of them.
 */
final class Policies {
    private static final int NONE = -1;

    private final ReplicateRange replicates;
    private final int pairs;
    private final int actions;
    private final boolean randomised;
    private final Map<String, OfLearner> learners = new LinkedHashMap<>();

    /** No policies yet. */
    Policies(ReplicateRange replicates, int pairs, int actions, boolean randomised) {
        this.replicates = replicates;
        this.pairs = pairs;
        this.actions = actions;
        this.randomised = randomised;
    }

    /** One learner's: an action for each pair, -1 where none was read; or {@code q_c(a)} at {@code c |A| + a}. */
    private final class OfLearner {
        final int[][] chosen = new int[replicates.size()][];
        final double[][] laws = new double[randomised ? replicates.size() : 0][];
        final int[] firstLine = new int[replicates.size()];

        int[] chosen(int place, int line) {
            if (chosen[place] == null) {
                chosen[place] = new int[pairs];
                Arrays.fill(chosen[place], NONE);
                firstLine[place] = line;
                if (randomised) {
                    laws[place] = new double[pairs * actions];
                }
            }
            return chosen[place];
        }
    }

    private OfLearner of(String learner) {
        return learners.computeIfAbsent(learner, unused -> new OfLearner());
    }

    /** The numbers that a policy takes in memory. */
    long numbersEach() {
        return (long) pairs * (randomised ? actions + 1L : 1L);
    }

    /** Whether there is a policy of a data set, or a part of one. */
    boolean has(String learner, int replicate) {
        return learners.containsKey(learner) && learners.get(learner).chosen[place(replicate)] != null;
    }

    private int place(int replicate) {
        return replicate - replicates.first();
    }

    /** Sets the action of a pair; whether it had none. */
    boolean set(String learner, int replicate, int pair, int action, int line) {
        int[] policy = of(learner).chosen(place(replicate), line);
        boolean first = policy[pair] == NONE;
        policy[pair] = action;
        return first;
    }

    /** Sets the law of a pair, which sums to 1 up to rounding; whether it had none. */
    boolean set(String learner, int replicate, int pair, double[] law, int line) {
        OfLearner all = of(learner);
        int[] policy = all.chosen(place(replicate), line);
        boolean first = policy[pair] == NONE;
        policy[pair] = 0;
        System.arraycopy(law, 0, all.laws[place(replicate)], pair * actions, actions);
        return first;
    }

    /** A pair without a row: whose, of which data set (-1 for a pair), and a line of it. */
    record Missing(String learner, int replicate, int pair, int line) {}

    /** The first that is missing, in the order of learners, data sets and pairs; null where all are there. */
    Missing missing() {
        for (Map.Entry<String, OfLearner> learner : learners.entrySet()) {
            for (int place = 0; place < replicates.size(); place++) {
                int[] policy = learner.getValue().chosen[place];
                int replicate = replicates.first() + place;
                if (policy == null) {
                    return new Missing(learner.getKey(), replicate, NONE, 1);
                }
                for (int pair = 0; pair < pairs; pair++) {
                    if (policy[pair] == NONE) {
                        return new Missing(learner.getKey(), replicate, pair, learner.getValue().firstLine[place]);
                    }
                }
            }
        }
        return null;
    }

    /** Who made them, in the order of the file. */
    List<String> learners() {
        return new ArrayList<>(learners.keySet());
    }

    /** Whether they give probabilities of actions. */
    boolean randomised() {
        return randomised;
    }

    /** The numbers of the data sets. */
    ReplicateRange replicates() {
        return replicates;
    }

    /** A policy as laws, {@code q_c(a)} at {@code c |A| + a}; place 0 is that of the first data set. */
    double[] laws(String learner, int place) {
        OfLearner all = learners.get(learner);
        if (randomised) {
            return all.laws[place];
        }
        double[] laws = new double[pairs * actions];
        for (int pair = 0; pair < pairs; pair++) {
            laws[pair * actions + all.chosen[place][pair]] = 1;
        }
        return laws;
    }
}
