package dev.narrows.bench;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import org.apache.commons.rng.UniformRandomProvider;

/** Inputs of the benchmarks, seeded. */
final class Models {
    private Models() {}

    /** 4 contexts, 5 targets, judgments, labels and actions: 20 cells. The peers in scripts/peers have the same. */
    static FiniteModel twentyCells() {
        int[][] words = new int[4][5];
        for (int s = 0; s < 4; s++) {
            for (int j = 0; j < 5; j++) {
                words[s][j] = (j + s) % 5;
            }
        }
        Cascade cascade = Cascade.of(uneven(5, 0), uneven(5, 4));
        return FiniteModel.of(Pmf.uniform(4), Pmf.uniform(5), Codebook.of(words), cascade, Loss.absolute(5));
    }

    /** Rows in proportion to 1..11 in a fixed disorder. */
    private static Channel uneven(int size, int salt) {
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            int sum = 0;
            for (int j = 0; j < size; j++) {
                sum += 1 + (7 * i + 3 * j + salt) % 11;
            }
            for (int j = 0; j < size; j++) {
                rows[i][j] = (1.0 + (7 * i + 3 * j + salt) % 11) / sum;
            }
        }
        return Channel.of(rows);
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
