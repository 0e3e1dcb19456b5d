package dev.narrows.channel;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.MultinomialSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Percentile bootstrap of a deficiency. Of tables of counts each row is drawn anew from the multinomial law of its own
 * shares, with as many counts as it has, every channel by itself; a channel that was not made of counts stays what it
 * is. Of ratings the items are drawn anew, each with all of its ratings: raters of the same items vary together.
 *
 * <p>A deficiency is never below 0, so that a sample's is too high, and a resample's is again: the lower end is the
 * percentile less twice the mean of the resamples over the value; the upper end is the percentile. Without that, of
 * judges that are equal the lower end was above 0 in 10 % of cases.
 */
final class DeficiencyBootstrap {
    private static final double TAIL = 0.025;

    private final double[] law;
    /** By resample, then channel, then context. */
    private final List<List<List<Channel>>> drawn;

    private DeficiencyBootstrap(double[] law, List<List<List<Channel>>> drawn) {
        this.law = law.clone();
        this.drawn = drawn;
    }

    /** Of channels, each by itself. */
    static DeficiencyBootstrap of(List<GivenChannel> given, double[] law, int resamples, long seed) {
        List<StreamKey> keys = IntStream.range(0, given.size())
                .mapToObj(i -> key(seed, Integer.toString(i)))
                .toList();
        return new DeficiencyBootstrap(
                law,
                IntStream.range(0, resamples)
                        .mapToObj(r -> IntStream.range(0, given.size())
                                .mapToObj(i -> resampled(given.get(i), keys.get(i).stream(r, Purpose.BOOTSTRAP)))
                                .toList())
                        .toList());
    }

    /** Of raters of the same items. */
    static DeficiencyBootstrap of(RatedChannels rated, double[] law, int resamples, long seed) {
        StreamKey key = key(seed, "items");
        MultinomialSampler items = new MultinomialSampler(rated.itemsOf());
        return new DeficiencyBootstrap(
                law,
                IntStream.range(0, resamples)
                        .mapToObj(r -> rated.drawn(items.draw(key.stream(r, Purpose.BOOTSTRAP))))
                        .map(counts -> Arrays.stream(counts)
                                .map(contexts -> Arrays.stream(contexts)
                                        .map(NamedChannels::confusion)
                                        .toList())
                                .toList())
                        .toList());
    }

    private static StreamKey key(long seed, String of) {
        return StreamKey.of(List.of("narrows deficiency v1", Long.toString(seed), of));
    }

    private static List<Channel> resampled(GivenChannel given, UniformRandomProvider rng) {
        List<Channel> channels = new ArrayList<>();
        for (int s = 0; s < given.contexts(); s++) {
            channels.add(given.isCounts() ? resampled(given.channel(s), given.totals(s), rng) : given.channel(s));
        }
        return channels;
    }

    private static Channel resampled(Channel shares, double[] totals, UniformRandomProvider rng) {
        double[][] counts = new double[shares.inputs()][];
        long[] row = new long[shares.outputs()];
        for (int u = 0; u < counts.length; u++) {
            CollapsedSampler.of(shares.row(u)).sample(rng, (long) totals[u], row);
            counts[u] = Arrays.stream(row).asDoubleStream().toArray();
        }
        return NamedChannels.confusion(counts);
    }

    /** The interval of {@code sum_s p_s delta_s} of one channel to another, of this value, at 95 %. */
    Bracket interval(int channel, int against, double value) {
        double[] values = new double[drawn.size()];
        for (int r = 0; r < values.length; r++) {
            for (int s = 0; s < law.length; s++) {
                values[r] += law[s]
                        * Deficiency.of(at(channel, r, s), at(against, r, s)).high();
            }
        }
        Arrays.sort(values);
        int tail = (int) Math.floor(TAIL * (values.length - 1));
        double bias = Math.max(0, Arrays.stream(values).average().orElseThrow() - value);
        return new Bracket(Math.max(0, values[tail] - 2 * bias), values[values.length - 1 - tail]);
    }

    private Channel at(int channel, int resample, int context) {
        List<Channel> contexts = drawn.get(resample).get(channel);
        return contexts.get(contexts.size() == 1 ? 0 : context);
    }
}
