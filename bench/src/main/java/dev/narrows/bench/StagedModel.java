package dev.narrows.bench;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The larger model of the sampling benchmarks: 4 contexts, 32 codewords, 16 targets and judgments, 5 labels, channels
 * that differ by context; 640 outcomes (s, j, y), numbered {@code (32 s + j) 5 + y}.
 */
final class StagedModel {
    static final int CONTEXTS = 4;
    static final int CODEWORDS = 32;
    static final int TARGETS = 16;
    static final int LABELS = 5;
    static final int OUTCOMES = CONTEXTS * CODEWORDS * LABELS;

    final double[] contexts = random(1, CONTEXTS)[0];
    final double[] prior = random(1, CODEWORDS)[0];
    final int[][] words = new int[CONTEXTS][CODEWORDS];
    final double[][][] cognitive = new double[CONTEXTS][][];
    final double[][][] articulation = new double[CONTEXTS][][];
    private final UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(2L);

    StagedModel() {
        for (int s = 0; s < CONTEXTS; s++) {
            for (int j = 0; j < CODEWORDS; j++) {
                words[s][j] = rng.nextInt(TARGETS);
            }
            cognitive[s] = random(10 + s, TARGETS, TARGETS);
            articulation[s] = random(20 + s, TARGETS, LABELS);
        }
    }

    /** Law of (s, j, y). */
    double[] joint() {
        double[] law = new double[OUTCOMES];
        for (int s = 0; s < CONTEXTS; s++) {
            for (int j = 0; j < CODEWORDS; j++) {
                for (int h = 0; h < TARGETS; h++) {
                    for (int y = 0; y < LABELS; y++) {
                        law[outcome(s, j, y)] +=
                                contexts[s] * prior[j] * cognitive[s][words[s][j]][h] * articulation[s][h][y];
                    }
                }
            }
        }
        return law;
    }

    static int outcome(int s, int j, int y) {
        return (s * CODEWORDS + j) * LABELS + y;
    }

    FiniteModel model() {
        Channel[] first = new Channel[CONTEXTS];
        Channel[] second = new Channel[CONTEXTS];
        for (int s = 0; s < CONTEXTS; s++) {
            first[s] = Channel.of(cognitive[s]);
            second[s] = Channel.of(articulation[s]);
        }
        return FiniteModel.of(
                Pmf.of(contexts),
                Pmf.of(prior),
                Codebook.of(words),
                Cascade.of(List.of(first), List.of(second)),
                Loss.absolute(TARGETS));
    }

    private static double[][] random(long seed, int rows, int columns) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[][] law = new double[rows][columns];
        for (double[] row : law) {
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                row[i] = rng.nextDouble();
                sum += row[i];
            }
            for (int i = 0; i < columns; i++) {
                row[i] /= sum;
            }
        }
        return law;
    }

    private static double[][] random(int rows, int columns) {
        return random(100L * rows + columns, rows, columns);
    }
}
