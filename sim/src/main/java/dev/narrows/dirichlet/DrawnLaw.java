package dev.narrows.dirichlet;

import dev.narrows.family.Trials;
import dev.narrows.info.DirichletPrior;
import dev.narrows.learner.PairLearner;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.DirichletSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamCursor;
import dev.narrows.sampling.StreamKey;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The joint law of a replicate and the pairs that were drawn from it (scratch of one thread). */
final class DrawnLaw {
    private static final int MOST_SHOWN = 8;

    private final int targets;
    private final int labels;
    private final DirichletSampler sampler;
    private final StreamCursor ofLaw;
    private final StreamCursor ofPairs;
    /** {@code P(u,y)} at {@code y K + u}, and how often the pair came. */
    private final double[] law;

    private final long[] drawn;
    private final long[][] counts;

    DrawnLaw(DirichletPrior prior, StreamKey streams) {
        this.targets = prior.targets();
        this.labels = prior.labels();
        this.law = new double[targets * labels];
        this.drawn = new long[law.length];
        this.counts = new long[labels][targets];
        this.ofLaw = streams.cursor();
        this.ofPairs = streams.cursor();
        double[] alpha = new double[law.length];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = prior.weight(0, i % targets, i / targets);
        }
        this.sampler = DirichletSampler.of(alpha);
    }

    int labels() {
        return labels;
    }

    /** Overwrites law and counts with those of a replicate of m pairs. */
    void draw(int replicate, long pairs) {
        ofLaw.moveTo(replicate, Purpose.JOINT_LAW);
        ofPairs.moveTo(replicate, Purpose.PAIRS);
        sampler.sample(ofLaw, law);
        CollapsedSampler.once(law).sample(ofPairs, pairs, drawn);
        for (int y = 0; y < labels; y++) {
            System.arraycopy(drawn, y * targets, counts[y], 0, targets);
        }
    }

    double probability(int u, int y) {
        return law[y * targets + u];
    }

    /** How often each target came with a label; not to be modified. */
    long[] counts(int y) {
        return counts[y];
    }

    /** {@code labels: [{label, law, targets, posterior}]}, and a row of text for each. */
    Trials.Drawn shown(PairLearner learner, int actions) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("labels");
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("label", "law of targets", "count", "of targets", "action", "probability"));
        for (int y = 0; y < labels; y++) {
            double[] q = new double[actions];
            learner.act(y, counts[y], q);
            double[] ofLabel = Arrays.copyOfRange(law, y * targets, (y + 1) * targets);
            ObjectNode label = list.addObject().put("label", y);
            label.set("law", Json.list(ofLabel));
            LongStream.of(counts[y]).forEach(label.putArray("targets")::add);
            label.set("posterior", Json.list(q));
            int best = IntStream.range(0, actions).reduce(0, (a, b) -> q[b] > q[a] ? b : a);
            table.add(List.of(
                    Integer.toString(y),
                    joined(IntStream.range(0, targets)
                            .mapToObj(u -> digits(ofLabel[u]))
                            .toList()),
                    Long.toString(LongStream.of(counts[y]).sum()),
                    joined(LongStream.of(counts[y]).mapToObj(Long::toString).toList()),
                    Integer.toString(best),
                    digits(q[best])));
        }
        return new Trials.Drawn(json, table);
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String joined(List<String> parts) {
        return parts.stream().limit(MOST_SHOWN).collect(Collectors.joining("+"))
                + (parts.size() > MOST_SHOWN ? "+.." : "");
    }
}
