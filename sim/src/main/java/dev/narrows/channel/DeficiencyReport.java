package dev.narrows.channel;

import dev.narrows.numeric.Bracket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The deficiency of every channel of a list to every other.
 *
 * @param contextLaw the law of the contexts that means are taken over
 * @param pairs ordered pairs, by the first channel, then the second
 */
public record DeficiencyReport(List<Double> contextLaw, List<Pair> pairs) {
    /** A programme of n variables takes some 6 n^3 nanoseconds. */
    private static final double MOST_WORK = 2e10;

    /**
     * One channel against another.
     *
     * @param channel the number of the channel whose labels are had
     * @param against the number of the channel that it is held against
     * @param mean {@code sum_s p_s delta_s}: bounds what is lost by whoever sees the context
     * @param contexts the deficiency in each context
     * @param bootstrap the interval of the mean at 95 %, its lower end less twice its bias; empty where neither channel
     *     was made of counts
     */
    public record Pair(
            int channel, int against, Deficiency mean, List<Deficiency> contexts, Optional<Bracket> bootstrap) {}

    /**
     * Of some channels.
     *
     * @param given channels of as many truths, in one order where they have names, each of one context or of as many as
     *     the others
     * @param weights the law of the contexts; empty: the shares of all counts, or uniform
     * @param resamples how often counts are drawn anew; none at 0
     * @param seed names the random streams of that
     * @return all ordered pairs
     * @throws IllegalArgumentException if the channels do not fit together, or are too large
     */
    public static DeficiencyReport of(List<GivenChannel> given, Optional<double[]> weights, int resamples, long seed) {
        double[] law = law(given, weights, resamples);
        return of(
                given,
                law,
                resamples > 0 && given.stream().anyMatch(GivenChannel::isCounts)
                        ? Optional.of(DeficiencyBootstrap.of(given, law, resamples, seed))
                        : Optional.empty());
    }

    /**
     * Of raters of the same items.
     *
     * @param rated their channels
     * @param weights the law of the contexts; empty: the shares of the items
     * @param resamples how often items are drawn anew; none at 0
     * @param seed names the random streams of that
     * @return all ordered pairs
     * @throws IllegalArgumentException if the channels are too large
     */
    public static DeficiencyReport of(RatedChannels rated, Optional<double[]> weights, int resamples, long seed) {
        double[] law = law(rated.given(), Optional.of(weights.orElseGet(rated::contextLaw)), resamples);
        return of(
                rated.given(),
                law,
                resamples > 0 ? Optional.of(DeficiencyBootstrap.of(rated, law, resamples, seed)) : Optional.empty());
    }

    private static double[] law(List<GivenChannel> given, Optional<double[]> weights, int resamples) {
        int contexts = contexts(given);
        requireWork(given, contexts, resamples);
        return weights.orElseGet(() -> law(given, contexts));
    }

    private static DeficiencyReport of(
            List<GivenChannel> given, double[] law, Optional<DeficiencyBootstrap> bootstrap) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            for (int j = 0; j < given.size(); j++) {
                if (i != j) {
                    pairs.add(pair(given, i, j, law, bootstrap));
                }
            }
        }
        return new DeficiencyReport(Arrays.stream(law).boxed().toList(), pairs);
    }

    /** Refuses what would take longer than some minutes. */
    private static void requireWork(List<GivenChannel> given, int contexts, int resamples) {
        int labels = given.stream().mapToInt(GivenChannel::labels).max().orElseThrow();
        double variables = (double) labels * (labels + given.get(0).truths());
        double once = given.size() * (given.size() - 1.0) * contexts * variables * variables * variables;
        if (resamples > 0 && once * resamples > MOST_WORK) {
            throw new IllegalArgumentException("resamples: " + resamples + ", may be at most "
                    + (long) (MOST_WORK / once) + " of " + given.size() + " channels of this size, or 0");
        }
    }

    /** How many contexts there are; refuses what does not fit together. */
    static int contexts(List<GivenChannel> given) {
        int contexts = given.stream().mapToInt(GivenChannel::contexts).max().orElseThrow();
        GivenChannel first = given.get(0);
        GivenChannel whole = given.stream()
                .filter(one -> one.contexts() == contexts)
                .findFirst()
                .orElseThrow();
        for (GivenChannel one : given) {
            if (one.truths() != first.truths()) {
                throw new IllegalArgumentException(one.source() + ": has " + one.truths() + " truths (rows), must have "
                        + first.truths() + " as " + first.source() + " has");
            }
            requireNames(one, "truths (rows)", one.truthNames(), first, first.truthNames());
            if (one.contexts() != 1 && one.contexts() != contexts) {
                throw new IllegalArgumentException(
                        one.source() + ": has " + one.contexts() + " contexts, must have 1 or " + contexts);
            }
            if (one.contexts() == contexts) {
                requireNames(one, "contexts", one.contextNames(), whole, whole.contextNames());
            }
        }
        return contexts;
    }

    private static void requireNames(
            GivenChannel one, String what, List<String> names, GivenChannel first, List<String> wanted) {
        if (!names.isEmpty() && !wanted.isEmpty() && !names.equals(wanted)) {
            throw new IllegalArgumentException(one.source() + ": its " + what + " are " + String.join(", ", names)
                    + ", must be " + String.join(", ", wanted) + " in this order, as " + first.source() + " has");
        }
    }

    private static double[] law(List<GivenChannel> given, int contexts) {
        double[] law = new double[contexts];
        for (GivenChannel one : given) {
            if (one.isCounts() && one.contexts() == contexts) {
                for (int s = 0; s < contexts; s++) {
                    law[s] += one.contextLaw().probability(s) * one.total();
                }
            }
        }
        double sum = Arrays.stream(law).sum();
        return Arrays.stream(law).map(p -> sum > 0 ? p / sum : 1.0 / contexts).toArray();
    }

    private static Pair pair(
            List<GivenChannel> given, int i, int j, double[] law, Optional<DeficiencyBootstrap> bootstrap) {
        List<Deficiency> contexts = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (int s = 0; s < law.length; s++) {
            Deficiency one =
                    Deficiency.of(given.get(i).inContext(s), given.get(j).inContext(s));
            contexts.add(one);
            low += law[s] * one.low();
            high += law[s] * one.high();
        }
        // sums of this length are off by less
        double slack = law.length == 1 && law[0] == 1 ? 0 : (law.length + 2) * 0x1p-52;
        Deficiency mean = new Deficiency(Math.max(0, low - slack), Math.min(1, high + slack));
        boolean sampled = given.get(i).isCounts() || given.get(j).isCounts();
        return new Pair(i, j, mean, contexts, bootstrap.filter(b -> sampled).map(b -> b.interval(i, j, mean.high())));
    }
}
