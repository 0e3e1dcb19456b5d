package dev.narrows.scenario;

import dev.narrows.yaml.Fields;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well a mean is to be known: replicates are added until the half-width of its interval is reached.
 *
 * @param of which mean
 * @param halfWidth largest half-width, above 0; of a KL in nats
 * @param minReplicates least number of replicates, at least 2
 * @param maxReplicates largest number of replicates, at most 10^7
 */
public record PrecisionSpec(Target of, double halfWidth, int minReplicates, int maxReplicates) {

    /** Which mean. */
    public enum Target {
        /** The true risk. */
        RISK,
        /** The empirical risk. */
        EMPIRICAL_RISK,
        /** The KL of the posterior from the prior. */
        KL;

        /**
         * The name in a scenario.
         *
         * @return kebab-case
         */
        public String label() {
            return quantity().replace('_', '-');
        }

        /**
         * The quantity of replicates of that name.
         *
         * @return snake_case
         */
        public String quantity() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String METHOD_IS_GONE =
            "no longer a key: Student's interval does not keep its confidence where the "
                    + "replicates decide when to stop; leave it out, the interval is a betting sequence (allowed: "
                    + "half-width, of, "
                    + "min-replicates, max-replicates)";

    static PrecisionSpec read(Value value) {
        Fields fields = Fields.of(
                value,
                List.of("half-width"),
                List.of("of", "min-replicates", "max-replicates"),
                Map.of("method", METHOD_IS_GONE));
        List<String> labels = Arrays.stream(Target.values()).map(Target::label).toList();
        Target of = Target.values()[
                Math.max(
                        0,
                        labels.indexOf(fields.find("of")
                                .map(word -> word.choice(labels, ""))
                                .orElse(labels.get(0))))];
        int before = value.problems().added();
        double halfWidth = fields.number("half-width", Range.ABOVE_0, 1);
        boolean sound = value.problems().added() == before;
        if (sound && fields.has("half-width") && of != Target.KL && halfWidth >= 1) {
            fields.get("half-width")
                    .warn("is " + Wording.number(halfWidth) + ", and a " + of.label() + " lies from 0 to 1"
                            + (halfWidth < 2 || halfWidth > 100
                                    ? ""
                                    : "; " + Wording.number(halfWidth) + " %? write "
                                            + Wording.number(halfWidth / 100)));
        }
        int max = (int) fields.integer("max-replicates", 2, Overrides.MOST_REPLICATES, 100_000);
        int min = (int) fields.integer("min-replicates", 2, Overrides.MOST_REPLICATES, Math.min(100, max));
        if (fields.has("min-replicates") && min > max) {
            fields.get("min-replicates").refuse("is " + min + ", must be at most max-replicates, " + max);
        }
        return new PrecisionSpec(of, halfWidth, min, max);
    }

    ObjectNode resolved() {
        return Json.object()
                .put("of", of.label())
                .put("half-width", halfWidth)
                .put("min-replicates", (long) minReplicates)
                .put("max-replicates", (long) maxReplicates);
    }
}
