package dev.narrows.bench;

import dev.narrows.info.Channel;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.EnumeratedIntegerDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import umontreal.ssj.probdist.DiscreteDistribution;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;

/** What a user would write: S, J, H and Y one after the other, each by a library's sampler of its row. */
final class StagedDraws {
    private final Codebook words;
    private final int contextStride;
    private final int codewordStride;
    private final DiscreteSampler contexts;
    private final DiscreteSampler prior;
    private final DiscreteSampler[][] cognitive;
    private final DiscreteSampler[][] articulation;

    private StagedDraws(
            FiniteModel model, int contextStride, int codewordStride, Function<double[], DiscreteSampler> library) {
        words = model.codebook();
        this.contextStride = contextStride;
        this.codewordStride = codewordStride;
        contexts = library.apply(model.contextLaw().toArray());
        prior = library.apply(model.prior().toArray());
        cognitive = rows(model, model.cascade()::cognitive, library);
        articulation = rows(model, model.cascade()::articulation, library);
    }

    private static DiscreteSampler[][] rows(
            FiniteModel model, IntFunction<Channel> stage, Function<double[], DiscreteSampler> library) {
        return IntStream.range(0, model.contexts())
                .mapToObj(stage)
                .map(channel -> IntStream.range(0, channel.inputs())
                        .mapToObj(channel::row)
                        .map(library)
                        .toArray(DiscreteSampler[]::new))
                .toArray(DiscreteSampler[][]::new);
    }

    /** Counts the outcomes (s, j, y) of the larger model. */
    static StagedDraws of(StagedModel model, String library) {
        return new StagedDraws(
                model.model(), StagedModel.outcome(1, 0, 0), StagedModel.outcome(0, 1, 0), library(library));
    }

    /** Counts the cells (s, y) of any model. */
    static StagedDraws ofCells(FiniteModel model, String library) {
        return new StagedDraws(model, model.pair(1, 0), 0, library(library));
    }

    /** A library's sampler of any law, on a generator of its own. */
    static Function<double[], DiscreteSampler> library(String name) {
        UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(1L);
        Well19937c well = new Well19937c(1);
        RandomStream mrg = new MRG32k3a();
        SplittableRandom splittable = new SplittableRandom(1);
        return switch (name) {
            case "alias" -> law -> AliasMethodDiscreteSampler.of(rng, law);
            case "guide" -> law -> GuideTableDiscreteSampler.of(rng, law);
            case "math3" ->
                law -> new EnumeratedIntegerDistribution(
                        well, IntStream.range(0, law.length).toArray(), law)::sample;
            case "ssj" ->
                law -> {
                    DiscreteDistribution distribution = new DiscreteDistribution(
                            IntStream.range(0, law.length).toArray(), law, law.length);
                    return () -> (int) distribution.inverseF(mrg.nextDouble());
                };
            case "linear" ->
                law -> {
                    double[] cumulative = law.clone();
                    Arrays.parallelPrefix(cumulative, Double::sum);
                    return () -> linear(cumulative, splittable.nextDouble());
                };
            default -> throw new IllegalArgumentException("library: " + name);
        };
    }

    private static int linear(double[] cumulative, double u) {
        int i = 0;
        while (i < cumulative.length - 1 && u >= cumulative[i]) {
            i++;
        }
        return i;
    }

    /** Draws m tuples, counts their outcomes, writes the judgments round and round. */
    void draw(int m, int[] counts, byte[] judgments) {
        int mask = judgments.length - 1;
        for (int i = 0; i < m; i++) {
            int s = contexts.sample();
            int j = prior.sample();
            int h = cognitive[s][words.word(j, s)].sample();
            int y = articulation[s][h].sample();
            counts[s * contextStride + j * codewordStride + y]++;
            judgments[i & mask] = (byte) h;
        }
    }
}
