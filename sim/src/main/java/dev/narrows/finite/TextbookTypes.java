package dev.narrows.finite;

import static dev.narrows.finite.ChannelType.LARGEST;
import static dev.narrows.finite.SchemaKey.defined;
import static dev.narrows.finite.SchemaKey.form;
import static dev.narrows.finite.SchemaKey.integer;
import static dev.narrows.finite.SchemaKey.probability;
import static dev.narrows.finite.SchemaKey.size;

import dev.narrows.family.Parameters;
import dev.narrows.family.PartFile;
import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.model.Loss;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Value;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The channels of textbooks and the losses, as types of a scenario. */
final class TextbookTypes {
    /** In the order of messages. */
    static final List<ChannelType> CHANNELS = List.of(
            new ListedChannel(
                    "matrix",
                    List.of(form("A row for each input; each sums to 1.", defined("rows", "rows"))),
                    TextbookTypes::matrix),
            new ListedChannel(
                    "noiseless",
                    List.of(form("What goes in comes out.", size(1, LARGEST))),
                    p -> square(p, 1, NamedChannels::noiseless)),
            new ListedChannel(
                    "binary-symmetric",
                    List.of(form("Two letters, swapped with probability error.", probability("error"))),
                    p -> binary(p, NamedChannels::binarySymmetric)),
            new ListedChannel(
                    "z",
                    List.of(form("Two letters, 1 becomes 0 with probability error.", probability("error"))),
                    p -> binary(p, NamedChannels::z)),
            new ListedChannel(
                    "binary-asymmetric",
                    List.of(form(
                            "Two letters, 0 becomes 1 with probability low, 1 becomes 0 with probability high.",
                            probability("low"),
                            probability("high"))),
                    TextbookTypes::binaryAsymmetric),
            new ListedChannel(
                    "erasure",
                    List.of(form(
                            "The letter is lost with probability error: the last output.",
                            size(1, LARGEST - 1),
                            probability("error"))),
                    TextbookTypes::erasure),
            new ListedChannel(
                    "symmetric",
                    List.of(form(
                            "Another letter with probability error, all others alike.",
                            size(2, LARGEST),
                            probability("error"))),
                    TextbookTypes::symmetric),
            new ListedChannel(
                    "typewriter",
                    List.of(form("The letter or the next one, 1/2 each.", size(2, LARGEST))),
                    p -> square(p, 2, NamedChannels::typewriter)),
            new ListedChannel("confusion", List.of("""
                    {"description": "Counts; each row is divided by its sum.",
                     "properties": {
                       "counts": {"type": "array", "minItems": 1, "maxItems": 4096, "items": {"type": "array",
                         "minItems": 1, "maxItems": 4096, "items": {"type": "number", "minimum": 0}}}},
                     "required": ["counts"]}"""), TextbookTypes::confusion),
            new ListedChannel("random", List.of("""
                    {"description": "Rows drawn from the simplex, a function of these numbers alone; sharpness 1 \
                    (default): uniformly, 0: alike, larger: nearer to a single label.",
                     "properties": {
                       "inputs": {"type": "integer", "minimum": 1, "maximum": 4096},
                       "outputs": {"type": "integer", "minimum": 1, "maximum": 4096},
                       "seed": {"type": "integer", "minimum": 0, "maximum": 2147483647},
                       "sharpness": {"type": "number", "minimum": 0, "maximum": 100}},
                     "required": ["outputs", "seed"]}"""), TextbookTypes::random));

    /** What a channel file stands for is read elsewhere: here is where none may stand. Last in messages. */
    static final ChannelType FILE = new ListedChannel(PartFile.TYPE, List.of("""
                    {"description": "The channel of a channel file; its path is relative to the scenario.",
                     "properties": {"path": {"type": "string"}},
                     "required": ["path"]}"""), TextbookTypes::file);

    /** In the order of messages. */
    static final List<LossType> LOSSES = List.of(
            new ListedLoss("zero-one", List.of(form("1 for every mistake.")), p -> LossPlan.square(1, Loss::zeroOne)),
            new ListedLoss(
                    "absolute",
                    List.of(form("Distance over the largest one.")),
                    p -> LossPlan.square(2, Loss::absolute)),
            new ListedLoss(
                    "squared",
                    List.of(form("Squared distance over the largest one.")),
                    p -> LossPlan.square(2, Loss::squared)),
            new ListedLoss(
                    "threshold",
                    List.of(form(
                            "Actions are the targets; 1 for an action further from the target than width, else 0.",
                            integer("width", 0, LARGEST))),
                    TextbookTypes::threshold),
            new ListedLoss("matrix", List.of("""
                    {"properties": {
                       "rows": {"description": "Rows: actions, columns: targets.", "type": "array",
                         "minItems": 1, "maxItems": 4096, "items": {"type": "array", "minItems": 1,
                         "maxItems": 4096, "items": {"$ref": "#/$defs/probability"}}}},
                     "required": ["rows"]}"""), TextbookTypes::lossMatrix));

    private static final double SHARPEST = 100;

    private TextbookTypes() {}

    private static ChannelPlan square(int q, Supplier<Channel> channel) {
        return ChannelPlan.of(q, q, channel);
    }

    /** {@code size} alone. */
    private static ChannelPlan square(Parameters p, int least, IntFunction<Channel> channel) {
        int q = p.integer("size", least, LARGEST);
        return square(q, () -> channel.apply(q));
    }

    /** {@code error} alone, of two letters. */
    private static ChannelPlan binary(Parameters p, DoubleFunction<Channel> channel) {
        double error = p.probability("error");
        return square(2, () -> channel.apply(error));
    }

    /** {@code rows}: one law per row. */
    private static ChannelPlan matrix(Parameters p) {
        double[][] rows = p.laws("rows");
        return ChannelPlan.of(rows.length, rows[0].length, () -> Channel.of(rows));
    }

    /** {@code low, high}: 0 becomes 1, and 1 becomes 0, with these probabilities. */
    private static ChannelPlan binaryAsymmetric(Parameters p) {
        double low = p.probability("low");
        double high = p.probability("high");
        return square(2, () -> NamedChannels.binaryAsymmetric(low, high));
    }

    /** {@code size, error}: the letter is lost with that probability (last output). */
    private static ChannelPlan erasure(Parameters p) {
        int q = p.integer("size", 1, LARGEST - 1);
        double error = p.probability("error");
        return ChannelPlan.of(q, q + 1, () -> NamedChannels.erasure(q, error));
    }

    /** {@code size, error}: another letter with that probability, all others alike. */
    private static ChannelPlan symmetric(Parameters p) {
        int q = p.integer("size", 2, LARGEST);
        double error = p.probability("error");
        return square(q, () -> NamedChannels.symmetric(q, error));
    }

    /** {@code counts}: rows of counts, each divided by its sum. */
    private static ChannelPlan confusion(Parameters p) {
        double[][] counts = p.table("counts", TextbookTypes::counts);
        return ChannelPlan.of(counts.length, counts[0].length, () -> NamedChannels.confusion(counts));
    }

    private static double[] counts(Value row) {
        int before = row.problems().added();
        double[] values = row.numbers(Range.AT_LEAST_0, LARGEST);
        double sum = CompensatedSum.of(values);
        if (row.problems().added() == before && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            row.refuse("sums to " + (sum == 0 ? "0" : "infinity") + ", must be positive and finite");
        }
        return values;
    }

    /**
     * {@code inputs, outputs, seed, sharpness}: rows drawn from the simplex, a function of these numbers alone
     * ({@link RandomRows}).
     */
    private static ChannelPlan random(Parameters p) {
        int inputs = p.integer("inputs", 1, LARGEST);
        int outputs = p.integer("outputs", 1, LARGEST);
        int seed = p.integer("seed", 0, Integer.MAX_VALUE);
        double sharpness = p.number("sharpness", 0, SHARPEST, 1);
        return ChannelPlan.of(
                inputs, outputs, () -> NamedChannels.confusion(RandomRows.weights(inputs, outputs, seed, sharpness)));
    }

    /** {@code path}: refused. */
    private static ChannelPlan file(Parameters p) {
        p.has(PartFile.PATH);
        p.refuse("names a channel file, which only a scenario may that is itself read from a file");
        return ChannelPlan.of(1, 1, () -> NamedChannels.noiseless(1));
    }

    /** {@code width}: loss 1 for an action further from the target than that. */
    private static LossPlan threshold(Parameters p) {
        int width = p.integer("width", 0, LARGEST);
        return LossPlan.square(1, targets -> Loss.threshold(targets, width));
    }

    /** {@code rows}: actions, columns: targets. */
    private static LossPlan lossMatrix(Parameters p) {
        double[][] rows = p.table("rows", row -> row.numbers(Range.LOSS, LARGEST));
        return LossPlan.of(rows.length, rows[0].length, () -> Loss.matrix(rows));
    }
}
