package dev.narrows.testing;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random finite models for property tests: 1-4 contexts, 2-6 codewords, priors uniform and not, repeated codewords,
 * channels shared and per context with zeros, equal and nearly equal rows, losses zero-one, absolute, squared and
 * random (with a positive least loss, and with ties), shared and per context. Every draw comes from the generator
 * handed over.
 */
public final class RandomModels {
    private RandomModels() {}

    /** The next model of this generator. */
    public static FiniteModel next(UniformRandomProvider rng) {
        int contexts = 1 + rng.nextInt(4);
        int words = 2 + rng.nextInt(5);
        int targets = 2 + rng.nextInt(5);
        int judgments = 1 + rng.nextInt(5);
        int labels = 1 + rng.nextInt(5);
        Pmf contextLaw = rng.nextBoolean() ? Pmf.uniform(contexts) : pmf(rng, contexts, 1);
        Pmf prior = rng.nextBoolean() ? Pmf.uniform(words) : pmf(rng, words, rng.nextBoolean() ? 1 : 4);
        Cascade cascade = Cascade.of(stage(rng, contexts, targets, judgments), stage(rng, contexts, judgments, labels));
        return FiniteModel.of(
                contextLaw, prior, codebook(rng, contexts, words, targets), cascade, loss(rng, contexts, targets));
    }

    /** Distinct codewords where the targets suffice, in one model of three; independent draws, hence repeats, else. */
    private static Codebook codebook(UniformRandomProvider rng, int contexts, int words, int targets) {
        boolean distinct = words <= targets && rng.nextInt(3) != 0;
        int[][] rows = new int[contexts][words];
        for (int[] row : rows) {
            int[] order = new int[targets];
            for (int u = 0; u < targets; u++) {
                int other = rng.nextInt(u + 1);
                order[u] = order[other];
                order[other] = u;
            }
            for (int j = 0; j < words; j++) {
                row[j] = distinct ? order[j] : rng.nextInt(targets);
            }
        }
        return Codebook.of(rows);
    }

    private static List<Channel> stage(UniformRandomProvider rng, int contexts, int inputs, int outputs) {
        int count = rng.nextInt(3) == 0 ? 1 : contexts;
        List<Channel> channels = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            channels.add(channel(rng, inputs, outputs));
        }
        return channels;
    }

    /**
     * A random channel: noiseless where square, or rows uniform on the simplex, peaked, with zeros, equal, nearly
     * equal.
     */
    public static Channel channel(UniformRandomProvider rng, int inputs, int outputs) {
        double[][] rows = new double[inputs][];
        int kind = rng.nextInt(6);
        double shape = kind == 0 ? 6 : 1;
        for (int x = 0; x < inputs; x++) {
            if (kind == 1 && x > 0 && rng.nextInt(2) == 0) {
                rows[x] = rows[rng.nextInt(x)].clone();
            } else if (kind == 2 && x > 0) {
                rows[x] = near(rng, rows[0]);
            } else if (kind == 3 && inputs == outputs) {
                rows[x] = new double[outputs];
                rows[x][x] = 1;
            } else {
                rows[x] = row(rng, outputs, shape, kind == 4);
            }
        }
        return Channel.of(rows);
    }

    /** A mixture of a row with another one of weight 1e-1 to 1e-9. */
    private static double[] near(UniformRandomProvider rng, double[] row) {
        double weight = StrictMath.pow(10, -1 - rng.nextInt(9));
        double[] other = row(rng, row.length, 1, false);
        for (int y = 0; y < row.length; y++) {
            other[y] = (1 - weight) * row[y] + weight * other[y];
        }
        return other;
    }

    /** Powers of exponential variables, normalised: Dirichlet(1, ..., 1) at shape 1, peaked above. */
    private static double[] row(UniformRandomProvider rng, int size, double shape, boolean zeros) {
        double[] row = new double[size];
        int kept = rng.nextInt(size);
        double sum = 0;
        for (int y = 0; y < size; y++) {
            double draw = StrictMath.pow(-StrictMath.log1p(-rng.nextDouble()) + 1e-12, shape);
            row[y] = zeros && y != kept && rng.nextInt(2) == 0 ? 0 : draw;
            sum += row[y];
        }
        for (int y = 0; y < size; y++) {
            row[y] /= sum;
        }
        return row;
    }

    /** A random law of {@code size} outcomes, peaked for a {@code shape} above 1. */
    public static Pmf pmf(UniformRandomProvider rng, int size, double shape) {
        return Pmf.of(row(rng, size, shape, false));
    }

    private static Loss loss(UniformRandomProvider rng, int contexts, int targets) {
        switch (rng.nextInt(6)) {
            case 0:
            case 1:
                return Loss.zeroOne(targets);
            case 2:
                return Loss.absolute(targets);
            case 3:
                return Loss.squared(targets);
            case 4:
                return Loss.matrix(table(rng, 1 + rng.nextInt(5), targets));
            default:
                int actions = 1 + rng.nextInt(5);
                List<double[][]> tables = new ArrayList<>();
                for (int s = 0; s < contexts; s++) {
                    tables.add(table(rng, actions, targets));
                }
                return Loss.perContext(tables);
        }
    }

    /**
     * Rows: actions. A third each: free values, values in steps of 0.25 (ties), values in [0.2, 1] (base loss above 0).
     */
    private static double[][] table(UniformRandomProvider rng, int actions, int targets) {
        double[][] table = new double[actions][targets];
        int kind = rng.nextInt(3);
        for (double[] row : table) {
            for (int u = 0; u < targets; u++) {
                row[u] = kind == 0 ? rng.nextDouble() : kind == 1 ? rng.nextInt(5) / 4.0 : 0.2 + 0.8 * rng.nextDouble();
            }
        }
        return table;
    }
}
