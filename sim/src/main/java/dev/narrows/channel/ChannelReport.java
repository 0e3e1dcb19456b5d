package dev.narrows.channel;

import dev.narrows.info.Pmf;
import dev.narrows.numeric.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a channel in each context, and their means over the contexts for whoever sees the context.
 *
 * @param contextLaw the law of the contexts
 * @param contexts the figures of each
 */
public record ChannelReport(List<Double> contextLaw, List<ChannelFigures> contexts) {
    /**
     * Of a channel.
     *
     * @param given the channel
     * @param prior the law of the truth in every context; empty: the shares of the counts, or uniform
     * @param weights the law of the contexts; empty: the shares of the counts, or uniform
     * @return the figures
     * @throws IllegalArgumentException if a law does not fit the channel
     */
    public static ChannelReport of(GivenChannel given, Optional<double[]> prior, Optional<double[]> weights) {
        Pmf law = weights.map(Pmf::of).orElseGet(given::contextLaw);
        requireSize("contexts", law.size(), given.contexts());
        List<ChannelFigures> figures = new ArrayList<>();
        for (int s = 0; s < given.contexts(); s++) {
            int context = s;
            Pmf truth = prior.map(Pmf::of).orElseGet(() -> given.prior(context));
            requireSize("prior", truth.size(), given.truths());
            figures.add(ChannelFigures.of(given.channel(s), truth));
        }
        return new ChannelReport(Arrays.stream(law.toArray()).boxed().toList(), figures);
    }

    private static void requireSize(String name, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException(
                    name + ": has " + found + (found == 1 ? " entry" : " entries") + ", must have " + wanted);
        }
    }

    /**
     * The mean of a figure over the contexts.
     *
     * @param figure one of {@link ChannelFigures}
     * @return {@code sum_s p_s x_s}, rounded to nearest
     */
    public double mean(ToDoubleFunction<ChannelFigures> figure) {
        return CompensatedSum.of(contexts.size(), s -> contextLaw.get(s) * figure.applyAsDouble(contexts.get(s)));
    }
}
