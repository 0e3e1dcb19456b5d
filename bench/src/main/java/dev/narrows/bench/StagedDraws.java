package dev.narrows.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
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
    private final StagedModel model;
    private final DiscreteSampler contexts;
    private final DiscreteSampler prior;
    private final DiscreteSampler[][] cognitive;
    private final DiscreteSampler[][] articulation;

    private StagedDraws(StagedModel model, Function<double[], DiscreteSampler> library) {
        this.model = model;
        contexts = library.apply(model.contexts);
        prior = library.apply(model.prior);
        cognitive = rows(model.cognitive, library);
        articulation = rows(model.articulation, library);
    }

    private static DiscreteSampler[][] rows(double[][][] laws, Function<double[], DiscreteSampler> library) {
        return Arrays.stream(laws)
                .map(rows -> Arrays.stream(rows).map(library).toArray(DiscreteSampler[]::new))
                .toArray(DiscreteSampler[][]::new);
    }

    static StagedDraws of(StagedModel model, String library) {
        return new StagedDraws(model, library(library));
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
            case "math3" -> law -> new EnumeratedIntegerDistribution(well, IntStream.range(0, law.length).toArray(), law)::sample;
            case "ssj" -> law -> {
                DiscreteDistribution distribution =
                        new DiscreteDistribution(IntStream.range(0, law.length).toArray(), law, law.length);
                return () -> (int) distribution.inverseF(mrg.nextDouble());
            };
            case "linear" -> law -> {
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

    /** Draws m tuples, counts (s, j, y), writes the judgments round and round. */
    void draw(int m, int[] counts, byte[] judgments) {
        int mask = judgments.length - 1;
        for (int i = 0; i < m; i++) {
            int s = contexts.sample();
            int j = prior.sample();
            int h = cognitive[s][model.words[s][j]].sample();
            int y = articulation[s][h].sample();
            counts[StagedModel.outcome(s, j, y)]++;
            judgments[i & mask] = (byte) h;
        }
    }
}
