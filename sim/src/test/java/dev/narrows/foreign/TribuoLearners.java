package dev.narrows.foreign;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learners of Tribuo on a folder of labels: logistic regression, boosted trees, nearest neighbours. An example of what
 * a program in Java does; it uses nothing of Narrows but the two files.
 */
final class TribuoLearners {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final String[] FEATURES = {"context", "label", "label squared", "both"};

    private static final Map<String, Supplier<Trainer<Label>>> LEARNERS = new LinkedHashMap<>();

    static {
        LEARNERS.put("tribuo logistic regression", LogisticRegressionTrainer::new);
        LEARNERS.put("tribuo boosted trees", () -> new AdaBoostTrainer(new CARTClassificationTrainer(2), 20, 7L));
        LEARNERS.put(
                "tribuo nearest neighbours",
                () -> new KNNTrainer<>(
                        15,
                        new L2Distance(),
                        1,
                        new VotingCombiner(),
                        KNNModel.Backend.STREAMS,
                        NeighboursQueryFactoryType.BRUTE_FORCE));
    }

    private final JsonNode words;

    private TribuoLearners(Path folder) throws IOException {
        this.words = new JsonMapper().readTree(Files.readAllBytes(folder.resolve("labels.json")));
    }

    /** Trains on every data set of a folder of labels and writes the policies. */
    static void train(Path folder, Path policies) throws IOException {
        TribuoLearners all = new TribuoLearners(folder);
        SortedMap<Integer, MutableDataset<Label>> sets = all.dataSets(folder.resolve("labels.csv"));
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(policies)) {
            csv.writeRecord("learner", "replicate", "s", "y", "action");
            for (Map.Entry<String, Supplier<Trainer<Label>>> learner : LEARNERS.entrySet()) {
                for (Map.Entry<Integer, MutableDataset<Label>> set : sets.entrySet()) {
                    Model<Label> model = learner.getValue().get().train(set.getValue());
                    all.write(csv, learner.getKey(), set.getKey(), model);
                }
            }
        }
    }

    private void write(CsvWriter csv, String learner, int replicate, Model<Label> model) {
        for (String s : texts("contexts")) {
            for (String y : texts("label_values")) {
                String action = model.predict(example(s, y, LabelFactory.UNKNOWN_LABEL))
                        .getOutput()
                        .getLabel();
                csv.writeRecord(learner, Integer.toString(replicate), s, y, action);
            }
        }
    }

    private SortedMap<Integer, MutableDataset<Label>> dataSets(Path csv) throws IOException {
        SortedMap<Integer, MutableDataset<Label>> sets = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                sets.computeIfAbsent(
                                Integer.valueOf(row.getField("replicate")),
                                unused ->
                                        new MutableDataset<>(new SimpleDataSourceProvenance("labels", LABELS), LABELS))
                        .add(example(row.getField("s"), row.getField("y"), new Label(row.getField("u"))));
            }
        }
        return sets;
    }

    private Example<Label> example(String s, String y, Label output) {
        double context = texts("contexts").indexOf(s);
        double label = texts("label_values").indexOf(y);
        // Tribuo leaves out features of value 0
        double[] values = {1 + context, 1 + label, 1 + label * label, 1 + context * label};
        return new ArrayExample<>(output, FEATURES, values);
    }

    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        StreamSupport.stream(words.get(key).spliterator(), false)
                .map(JsonNode::stringValue)
                .forEach(texts::add);
        return texts;
    }
}
