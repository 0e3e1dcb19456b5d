package dev.narrows.channel;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Percentile bootstrap of a deficiency: each row of each table of counts is drawn anew from the multinomial law of its
 * own shares, with as many counts as it has, every channel by itself. (Channels that were measured on the same items
 * vary together: their interval is then wider than need be.) A channel that was not made of counts stays what it is. A
 * deficiency is never below 0, so near 0 the interval lies too high.
 */
final class DeficiencyBootstrap {
    private static final double TAIL = 0.025;

    private final double[] law;
    /** By channel, then resample, then context. */
    private final List<List<List<Channel>>> drawn = new ArrayList<>();

    private final int resamples;

    DeficiencyBootstrap(List<GivenChannel> given, double[] law, int resamples, long seed) {
        this.law = law.clone();
        this.resamples = resamples;
        for (int i = 0; i < given.size(); i++) {
            StreamKey key = StreamKey.of(List.of("narrows deficiency v1", Long.toString(seed), Integer.toString(i)));
            List<List<Channel>> ofChannel = new ArrayList<>();
            for (int r = 0; r < resamples; r++) {
                ofChannel.add(resampled(given.get(i), key.stream(r, Purpose.BOOTSTRAP)));
            }
            drawn.add(ofChannel);
        }
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

    /** The interval of {@code sum_s p_s delta_s} of one channel to another, at 95 %. */
    Bracket interval(int channel, int against) {
        double[] values = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            for (int s = 0; s < law.length; s++) {
                values[r] += law[s]
                        * Deficiency.of(at(channel, r, s), at(against, r, s)).high();
            }
        }
        Arrays.sort(values);
        int low = (int) Math.floor(TAIL * (resamples - 1));
        return new Bracket(values[low], values[resamples - 1 - low]);
    }

    private Channel at(int channel, int resample, int context) {
        List<Channel> contexts = drawn.get(channel).get(resample);
        return contexts.get(contexts.size() == 1 ? 0 : context);
    }
}
