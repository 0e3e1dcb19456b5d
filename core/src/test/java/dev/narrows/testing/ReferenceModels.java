package dev.narrows.testing;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The independently computed values of {@code reference-values.json}, and its models as finite models. */
public final class ReferenceModels {
    private static final String RESOURCE = "/dev/narrows/reference-values.json";

    /** One model with the values computed for it. */
    public record Reference(int index, FiniteModel model, JsonNode values) {
        @Override
        public String toString() {
            return "models[" + index + "]";
        }
    }

    private ReferenceModels() {}

    /** The whole document. */
    public static JsonNode document() {
        try (InputStream in = ReferenceModels.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All models, in the order of the document. */
    public static List<Reference> all() {
        List<Reference> all = new ArrayList<>();
        for (JsonNode node : document().get("models")) {
            all.add(new Reference(all.size(), model(node), node));
        }
        return all;
    }

    private static FiniteModel model(JsonNode node) {
        List<double[][]> losses = new ArrayList<>();
        node.get("loss_action_by_target").forEach(table -> losses.add(matrix(table)));
        JsonNode words = node.get("codebook");
        int[][] codebook = new int[words.size()][];
        for (int s = 0; s < codebook.length; s++) {
            codebook[s] = new int[words.get(s).size()];
            for (int j = 0; j < codebook[s].length; j++) {
                codebook[s][j] = words.get(s).get(j).intValue();
            }
        }
        return FiniteModel.of(
                Pmf.of(vector(node.get("context_weights"))),
                Pmf.of(vector(node.get("prior"))),
                Codebook.of(codebook),
                Cascade.of(channels(node.get("cognitive")), channels(node.get("articulation"))),
                Loss.perContext(losses));
    }

    private static List<Channel> channels(JsonNode node) {
        List<Channel> channels = new ArrayList<>();
        node.forEach(matrix -> channels.add(Channel.of(matrix(matrix))));
        return channels;
    }

    /** A matrix of the document, row by row. */
    public static double[][] matrix(JsonNode node) {
        double[][] matrix = new double[node.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = vector(node.get(i));
        }
        return matrix;
    }

    /** A vector of the document. */
    public static double[] vector(JsonNode node) {
        double[] vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = node.get(i).doubleValue();
        }
        return vector;
    }
}
