package dev.narrows.bench;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Inputs of the benchmarks, seeded. */
final class Models {
    private Models() {
    }

    /** 4 contexts, 5 targets, judgments, labels and actions: 20 cells. */
    static FiniteModel twentyCells() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(1L);
        int[][] words = new int[4][5];
        for (int s = 0; s < 4; s++) {
            for (int j = 0; j < 5; j++) {
                words[s][j] = (j + s) % 5;
            }
        }
        Cascade cascade = Cascade.of(random(rng, 5, 5), random(rng, 5, 5));
        return FiniteModel.of(Pmf.uniform(4), Pmf.uniform(5), Codebook.of(words), cascade, Loss.absolute(5));
    }

    /** A channel whose rows are independent and uniform before they are normalised. */
    static Channel random(UniformRandomProvider rng, int inputs, int outputs) {
        double[][] rows = new double[inputs][outputs];
        for (double[] row : rows) {
            double sum = 0;
            for (int y = 0; y < outputs; y++) {
                row[y] = rng.nextDouble();
                sum += row[y];
            }
            for (int y = 0; y < outputs; y++) {
                row[y] /= sum;
            }
        }
        return Channel.of(rows);
    }
}
