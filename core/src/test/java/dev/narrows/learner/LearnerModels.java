package dev.narrows.learner;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models of the learner's tests: those of the reference values, and random small ones. */
final class LearnerModels {
    private LearnerModels() {}

    /** Values computed with numpy and scipy, independently of the project. */
    static JsonNode reference() {
        try (InputStream in = LearnerModels.class.getResourceAsStream("/dev/narrows/reference-values.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A learner that is shown the targets, of triples with that law and these losses. */
    static RevealedTableGibbs revealed(double[] law, double[] loss, double[] prior, int targets, double beta) {
        ObservedLosses observed = new ObservedLosses(law, loss, loss, prior.length, targets, false);
        return RevealedTableGibbs.of(observed, Pmf.of(prior), beta);
    }

    /** The law of the policies that one data set gives. */
    static double[] posterior(LabelGibbs learner, long[] counts) {
        PolicyLaw law = learner.policyLaw();
        double[] q = new double[law.policies().intValueExact()];
        law.posterior(counts, q);
        return q;
    }

    static FiniteModel model(JsonNode node) {
        int[][] words = IntStream.range(0, node.get("codebook").size())
                .mapToObj(s -> integers(node.get("codebook").get(s)))
                .toArray(int[][]::new);
        List<double[][]> losses = new ArrayList<>();
        node.get("loss_action_by_target").forEach(table -> losses.add(table(table)));
        return FiniteModel.of(
                Pmf.of(numbers(node.get("context_weights"))),
                Pmf.of(numbers(node.get("prior"))),
                Codebook.of(words),
                Cascade.of(channels(node.get("cognitive")), channels(node.get("articulation"))),
                Loss.perContext(losses));
    }

    /** Model of an entry of {@code expected_kl_decomposition}. */
    static FiniteModel decompositionModel(JsonNode node) {
        if (node.has("alphabet")) {
            int size = node.get("alphabet").asInt();
            return FiniteModel.of(
                    Pmf.uniform(1),
                    Pmf.uniform(size),
                    Codebook.identity(1, size),
                    Cascade.of(
                            symmetric(size, node.get("cognitive_error").asDouble()),
                            symmetric(size, node.get("articulation_error").asDouble())),
                    Loss.zeroOne(size));
        }
        Channel articulation = Channel.of(table(node.get("articulation")));
        int targets = articulation.inputs();
        List<Channel> cognitive = new ArrayList<>();
        node.get("cognitive_symmetric_errors").forEach(e -> cognitive.add(symmetric(targets, e.asDouble())));
        int[][] words = {
            integers(node.get("codebook").get(0)), integers(node.get("codebook").get(1))
        };
        return FiniteModel.of(
                Pmf.of(numbers(node.get("context_weights"))),
                Pmf.uniform(words[0].length),
                Codebook.of(words),
                Cascade.of(cognitive, List.of(articulation)),
                Loss.zeroOne(targets));
    }

    static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    private static int[] integers(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }

    static double[][] table(JsonNode rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> numbers(rows.get(i)))
                .toArray(double[][]::new);
    }

    private static List<Channel> channels(JsonNode tables) {
        List<Channel> channels = new ArrayList<>();
        tables.forEach(rows -> channels.add(Channel.of(table(rows))));
        return channels;
    }

    private static Channel symmetric(int size, double error) {
        double[][] rows = new double[size][size];
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                rows[x][y] = x == y ? 1 - error : error / (size - 1);
            }
        }
        return Channel.of(rows);
    }

    /** 1..contexts contexts, 2..labels labels, 2..4 targets and codewords, which may repeat; rows may hold zeros. */
    static FiniteModel random(UniformRandomProvider rng, int contexts, int labels) {
        int k = 1 + rng.nextInt(contexts);
        int targets = 2 + rng.nextInt(3);
        int judgments = 2 + rng.nextInt(2);
        int codewords = 2 + rng.nextInt(3);
        int[][] words = new int[k][codewords];
        for (int[] row : words) {
            for (int j = 0; j < codewords; j++) {
                row[j] = rng.nextInt(targets);
            }
        }
        Pmf prior = rng.nextBoolean() ? Pmf.uniform(codewords) : Pmf.of(law(rng, codewords));
        Loss loss = switch (rng.nextInt(4)) {
            case 0 -> Loss.zeroOne(targets);
            case 1 -> Loss.absolute(targets);
            case 2 -> Loss.squared(targets);
            default -> Loss.matrix(uniforms(rng, 2 + rng.nextInt(3), targets));
        };
        return FiniteModel.of(
                Pmf.of(law(rng, k)),
                prior,
                Codebook.of(words),
                Cascade.of(channel(rng, targets, judgments), channel(rng, judgments, 2 + rng.nextInt(labels - 1))),
                loss);
    }

    static Channel channel(UniformRandomProvider rng, int inputs, int outputs) {
        double[][] rows = new double[inputs][];
        for (int x = 0; x < inputs; x++) {
            rows[x] = law(rng, outputs);
        }
        return Channel.of(rows);
    }

    /** Uniform on the simplex, with an entry in five put to 0. */
    static double[] law(UniformRandomProvider rng, int size) {
        double[] p = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            p[i] = i > 0 && rng.nextInt(5) == 0 ? 0 : -StrictMath.log(1 - rng.nextDouble());
            sum += p[i];
        }
        for (int i = 0; i < size; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private static double[][] uniforms(UniformRandomProvider rng, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            for (int i = 0; i < columns; i++) {
                row[i] = rng.nextDouble();
            }
        }
        return table;
    }

    /** {@code 10^u}, u uniform on [low, high]. */
    static double logUniform(UniformRandomProvider rng, double low, double high) {
        return StrictMath.pow(10, low + (high - low) * rng.nextDouble());
    }
}
