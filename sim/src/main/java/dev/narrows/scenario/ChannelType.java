package dev.narrows.scenario;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The channels that a scenario can name, each with its keys. */
enum ChannelType {
    /** {@code rows}: one law a row. */
    MATRIX("rows") {
        @Override
        ChannelSpec read(Fields fields) {
            double[][] rows = fields.has("rows")
                    ? fields.get("rows").table(row -> row.law(LARGEST), LARGEST) : new double[0][];
            return ofTable(rows, "rows", () -> Channel.of(rows));
        }
    },
    /** {@code size}: the identity. */
    NOISELESS("size") {
        @Override
        ChannelSpec read(Fields fields) {
            int q = size(fields, 1, LARGEST);
            return spec(q, q, resolved().put("size", (long) q), () -> NamedChannels.noiseless(q));
        }
    },
    /** {@code error}: two letters, swapped with that probability. */
    BINARY_SYMMETRIC("error") {
        @Override
        ChannelSpec read(Fields fields) {
            double p = error(fields);
            return spec(2, 2, resolved().put("error", p), () -> NamedChannels.binarySymmetric(p));
        }
    },
    /** {@code error}: 1 becomes 0 with that probability. */
    Z("error") {
        @Override
        ChannelSpec read(Fields fields) {
            double e = error(fields);
            return spec(2, 2, resolved().put("error", e), () -> NamedChannels.z(e));
        }
    },
    /** {@code size, error}: the letter is lost with that probability (last output). */
    ERASURE("size", "error") {
        @Override
        ChannelSpec read(Fields fields) {
            int q = size(fields, 1, LARGEST - 1);
            double e = error(fields);
            return spec(q, q + 1, resolved().put("size", (long) q).put("error", e), () -> NamedChannels.erasure(q, e));
        }
    },
    /** {@code size, error}: another letter with that probability, all others alike. */
    SYMMETRIC("size", "error") {
        @Override
        ChannelSpec read(Fields fields) {
            int q = size(fields, 2, LARGEST);
            double e = error(fields);
            return spec(q, q, resolved().put("size", (long) q).put("error", e), () -> NamedChannels.symmetric(q, e));
        }
    },
    /** {@code size}: the letter or the next one. */
    TYPEWRITER("size") {
        @Override
        ChannelSpec read(Fields fields) {
            int q = size(fields, 2, LARGEST);
            return spec(q, q, resolved().put("size", (long) q), () -> NamedChannels.typewriter(q));
        }
    },
    /** {@code counts}: rows of counts, each divided by its sum. */
    CONFUSION("counts") {
        @Override
        ChannelSpec read(Fields fields) {
            double[][] counts = fields.has("counts")
                    ? fields.get("counts").table(ChannelType::counts, LARGEST) : new double[0][];
            return ofTable(counts, "counts", () -> NamedChannels.confusion(counts));
        }
    };

    /** The largest alphabet. */
    static final int LARGEST = 4_096;

    private final List<String> keys;

    ChannelType(String... keys) {
        this.keys = Stream.concat(Stream.of("type"), Arrays.stream(keys)).toList();
    }

    /** Reads the keys of this type; worthless when a problem was added meanwhile. */
    abstract ChannelSpec read(Fields fields);

    /** The name in a scenario: binary-symmetric for BINARY_SYMMETRIC. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All keys of this type, all required. */
    List<String> keys() {
        return keys;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(ChannelType::label).toList();
    }

    static Optional<ChannelType> labelled(String label) {
        return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
    }

    ObjectNode resolved() {
        return Json.object().put("type", label());
    }

    ChannelSpec ofTable(double[][] rows, String key, Supplier<Channel> channel) {
        ObjectNode node = resolved();
        node.set(key, Json.table(rows));
        return spec(rows.length, rows.length == 0 ? 0 : rows[0].length, node, channel);
    }

    private static ChannelSpec spec(int inputs, int outputs, ObjectNode resolved, Supplier<Channel> channel) {
        return new ChannelSpec(inputs, outputs, resolved, channel);
    }

    private static int size(Fields fields, int least, int largest) {
        return (int) fields.integer("size", least, largest, least);
    }

    private static double error(Fields fields) {
        return fields.number("error", Range.PROBABILITY, 0);
    }

    private static double[] counts(Value row) {
        int before = row.problems().added();
        double[] values = row.numbers(Range.AT_LEAST_0, LARGEST);
        double sum = CompensatedSum.of(values);
        if (row.problems().added() == before && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            row.refuse("sums to " + (sum > 0 ? "infinity" : "0") + ", must be positive and finite");
        }
        return values;
    }
}
