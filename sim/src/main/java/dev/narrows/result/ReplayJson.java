package dev.narrows.result;

import dev.narrows.experiment.Replay;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A replayed replicate as JSON. */
public final class ReplayJson {
    private ReplayJson() {
    }

    /**
     * Whether two rows are the same bits.
     *
     * @param journal what the journal has; empty where it has nothing
     * @param row what was computed
     * @return same, different or absent
     */
    public static String compared(Optional<double[]> journal, double[] row) {
        return journal.map(kept -> Arrays.equals(kept, row) ? "same" : "different").orElse("absent");
    }

    /**
     * The replicate as one JSON object on one line.
     *
     * @param replay the replicate
     * @param journal what the journal has; empty where it has nothing
     * @return {@code cell, replicate, labels: [{context, label, count, targets where revealed, posterior}], risk, observable_risk, empirical_risk, kl,
     *     ceilings, journal}
     */
    public static String of(Replay replay, Optional<double[]> journal) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("cell", replay.cell().index())
                .put("replicate", replay.replicate());
        ArrayNode labels = node.putArray("labels");
        for (int s = 0; s < replay.contexts(); s++) {
            for (int y = 0; y < replay.labels(); y++) {
                ObjectNode label = labels.addObject().put("context", s).put("label", y).put("count", replay.count(s, y));
                for (long target : replay.targets(s, y)) {
                    label.withArray("targets").add(target);
                }
                ArrayNode posterior = label.putArray("posterior");
                for (double q : replay.posterior(s, y)) {
                    posterior.add(q);
                }
            }
        }
        double[] row = replay.row();
        node.put("risk", row[0]).put("observable_risk", row[1]).put("empirical_risk", row[2]).put("kl", row[3]);
        ObjectNode ceilings = node.putObject("ceilings");
        replay.ceilings().forEach(ceilings::put);
        return node.put("journal", compared(journal, row)) + "\n";
    }
}
