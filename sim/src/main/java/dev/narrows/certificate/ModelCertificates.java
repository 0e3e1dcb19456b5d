package dev.narrows.certificate;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.BlindRisk;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FloorLadder;
import dev.narrows.certificate.Certificate.Direction;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import tools.jackson.databind.node.ObjectNode;

/** The file of one model: its inputs, sealed, and the certificates of its numbers. */
final class ModelCertificates {
    /** A bound is lowered or raised by some 1e-13; how much beyond that the proof may give. */
    static final double SLACK = 1e-12;

    private ModelCertificates() {}

    /**
     * The file.
     *
     * @param scenario its name
     * @param cells the cells of this model
     * @param model the model
     * @param capacities its capacities
     * @param ladder its floors
     * @param ceilings certificates of ceilings over the mean risk of single cells
     * @return inputs and certificates
     */
    static ObjectNode of(
            String scenario,
            List<Integer> cells,
            FiniteModel model,
            Capacities capacities,
            FloorLadder ladder,
            List<Certificate> ceilings) {
        InformationCertificates informations = new InformationCertificates(model, capacities, cells);
        List<String> unproved = new ArrayList<>();
        List<Certificate> all = new ArrayList<>(informations.all());
        all.addAll(new FloorCertificates(model, capacities, informations).of(ladder, cells, unproved));
        all.add(bayes(model, cells));
        all.add(blind(model, cells));
        all.addAll(ceilings);
        ObjectNode file = Json.object();
        file.put("format", 1);
        file.put("scenario", scenario);
        file.set("cells", Json.all(cells.stream().map(cell -> Json.of(cell)).toList()));
        file.set("unproved", Json.all(unproved.stream().map(Json::of).toList()));
        file.set("inputs", ModelInputs.of(model));
        return Certificate.file(file, all);
    }

    private static Certificate bayes(FiniteModel model, List<Integer> cells) {
        double[] loss = model.canonicalLosses();
        int[][] policy = new int[model.contexts()][model.labels()];
        for (int s = 0; s < policy.length; s++) {
            for (int y = 0; y < policy[s].length; y++) {
                int row = model.pair(s, y) * model.actions();
                policy[s][y] = least(model.actions(), a -> loss[row + a]);
            }
        }
        ObjectNode proof = Json.object();
        proof.set("policy", Json.table(policy));
        return nearest(model, "bayes-risk", BayesRisk.of(model), cells, proof);
    }

    private static Certificate blind(FiniteModel model, List<Integer> cells) {
        double[] loss = model.canonicalLosses();
        double[] probability = model.pairProbabilities();
        int[][] actions = new int[model.contexts()][1];
        for (int s = 0; s < actions.length; s++) {
            int context = s;
            actions[s][0] = least(model.actions(), a -> {
                double sum = 0;
                for (int y = 0; y < model.labels(); y++) {
                    int pair = model.pair(context, y);
                    sum += probability[pair] * loss[pair * model.actions() + a];
                }
                return sum;
            });
        }
        ObjectNode proof = Json.object();
        proof.set("policy", Json.table(actions));
        return nearest(model, "blind-risk", BlindRisk.of(model), cells, proof);
    }

    private static int least(int actions, IntToDoubleFunction loss) {
        int least = 0;
        for (int a = 1; a < actions; a++) {
            least = loss.applyAsDouble(a) < loss.applyAsDouble(least) ? a : least;
        }
        return least;
    }

    /** Sums of terms that are not negative: an error of a few units in the last place for each letter. */
    private static Certificate nearest(
            FiniteModel model, String name, double value, List<Integer> cells, ObjectNode proof) {
        int letters = model.targets()
                + model.codewords()
                + model.labels()
                + model.contexts()
                + model.cascade().articulation(0).inputs();
        return new Certificate(name, name, cells, Direction.NEAREST, value, value * letters * 0x1p-50, proof);
    }
}
