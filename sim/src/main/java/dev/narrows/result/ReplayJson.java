package dev.narrows.result;

import dev.narrows.experiment.Replay;
import tools.jackson.databind.node.ObjectNode;

/** A replayed replicate as JSON. */
public final class ReplayJson {
    private ReplayJson() {}

    /**
     * The replicate as one JSON object on one line.
     *
     * @param replay the replicate
     * @param journal what the journal has: same, different or absent
     * @return {@code cell, replicate}, what the family tells of its draw (finite: {@code labels: [{context, label,
     *     count, targets where revealed, posterior}]}), its quantities by name, {@code ceilings, journal}
     */
    public static String of(Replay replay, String journal) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("cell", replay.cell().index())
                .put("replicate", replay.replicate());
        replay.drawn().ifPresent(drawn -> node.setAll(drawn.json()));
        replay.quantities().forEach((name, value) -> node.put(name, value.doubleValue()));
        ObjectNode ceilings = node.putObject("ceilings");
        replay.ceilings().forEach(ceilings::put);
        return node.put("journal", journal) + "\n";
    }
}
