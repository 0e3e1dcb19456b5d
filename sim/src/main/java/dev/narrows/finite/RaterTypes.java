package dev.narrows.finite;

import static dev.narrows.finite.ChannelType.LARGEST;
import static dev.narrows.finite.SchemaKey.defined;
import static dev.narrows.finite.SchemaKey.form;
import static dev.narrows.finite.SchemaKey.probability;

import dev.narrows.family.Parameters;
import dev.narrows.info.Channel;
import dev.narrows.info.RaterChannels;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Models of raters ({@link RaterChannels}) as types of a scenario. */
final class RaterTypes {
    /** In the order of messages. */
    static final List<ChannelType> CHANNELS = List.of(
            new ListedChannel("softmax", List.of("""
                    {"description": "A label chosen with odds e^(beta similarity); with size the similarity is 1 \
                    for the truth, else 0.",
                     "properties": {
                       "beta": {"type": "number", "minimum": 0},
                       "size": {"type": "integer", "minimum": 2, "maximum": 4096}},
                     "required": ["beta"]}""", """
                    {"description": "As above, with a similarity of each input (row) to each output (column).",
                     "properties": {
                       "beta": {"type": "number", "minimum": 0},
                       "similarity": {"type": "array", "minItems": 1, "maxItems": 4096,
                         "items": {"$ref": "#/$defs/numbers"}}},
                     "required": ["beta", "similarity"]}"""), RaterTypes::softmax),
            new ListedChannel(
                    "lapse",
                    List.of(form(
                            "Any label at all with probability rate, else that of the channel.",
                            probability("rate"),
                            defined("channel", "stage"))),
                    RaterTypes::lapse),
            new ListedChannel("sycophantic", List.of("""
                    {"description": "The favoured label with probability alpha, else that of the channel; \
                    favoured: one label, or one for each context.",
                     "properties": {
                       "alpha": {"$ref": "#/$defs/probability"},
                       "channel": {"$ref": "#/$defs/stage"},
                       "favoured": {"anyOf": [{"type": "integer", "minimum": 0,
                         "maximum": 4095}, {"type": "array", "minItems": 1, "maxItems": 10000,
                         "items": {"type": "integer", "minimum": 0, "maximum": 4095}}]}},
                     "required": ["alpha", "channel", "favoured"]}"""), RaterTypes::sycophantic),
            new ListedChannel("likert", List.of("""
                    {"description": "A step of a scale, after normal noise: positions u/(size-1) and thresholds \
                    l/steps, or those given.",
                     "properties": {
                       "size": {"type": "integer", "minimum": 2, "maximum": 4096},
                       "positions": {"$ref": "#/$defs/numbers"},
                       "steps": {"type": "integer", "minimum": 2, "maximum": 4096},
                       "thresholds": {"$ref": "#/$defs/numbers"},
                       "sd": {"type": "number", "exclusiveMinimum": 0}},
                     "required": ["sd"]}"""), RaterTypes::likert),
            new ListedChannel("pairwise", List.of("""
                    {"description": "Whether the second answer of a pair is preferred (label 1): rewards of each \
                    answer (column) under each target (row), logistic noise (beta) or normal noise (sd); one \
                    pair, or pairs for each context.",
                     "properties": {
                       "rewards": {"type": "array", "minItems": 1, "maxItems": 4096,
                         "items": {"$ref": "#/$defs/numbers"}},
                       "pair": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "integer",
                         "minimum": 0, "maximum": 4095}},
                       "pairs": {"type": "array", "minItems": 1, "maxItems": 10000, "items": {"type": "array",
                         "minItems": 2, "maxItems": 2, "items": {"type": "integer", "minimum": 0,
                         "maximum": 4095}}},
                       "beta": {"type": "number", "minimum": 0},
                       "sd": {"type": "number", "exclusiveMinimum": 0}},
                     "required": ["rewards"]}"""), RaterTypes::pairwise));

    private RaterTypes() {}

    /** {@code beta}, and {@code size} or {@code similarity}: choice by similarity. */
    private static ChannelPlan softmax(Parameters p) {
        double beta = p.number("beta", 0, Double.POSITIVE_INFINITY);
        if (p.has("similarity")) {
            double[][] similarity = p.table("similarity", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            return ChannelPlan.of(
                    similarity.length, similarity[0].length, () -> RaterChannels.softmax(similarity, beta));
        }
        int q = p.integer("size", 2, LARGEST);
        return ChannelPlan.of(q, q, () -> RaterChannels.softmax(q, beta));
    }

    /** {@code rate, channel}: a random answer at that rate. */
    private static ChannelPlan lapse(Parameters p) {
        double rate = p.probability("rate");
        return ChannelPlan.read(p, "channel").then(w -> RaterChannels.lapse(rate, w));
    }

    /** {@code alpha, channel, favoured} (one label, or a list: one per context): flattery with that probability. */
    private static ChannelPlan sycophantic(Parameters p) {
        double alpha = p.probability("alpha");
        int before = p.problems();
        ChannelPlan honest = ChannelPlan.read(p, "channel");
        int last = p.problems() == before && p.has("channel") ? honest.outputs() - 1 : LARGEST - 1;
        if (!p.isList("favoured")) {
            int favoured = p.integer("favoured", 0, last);
            return honest.then(w -> RaterChannels.sycophantic(alpha, favoured, w));
        }
        int[] favoured = p.integers("favoured", 0, last);
        if (p.sound() && honest.perContext() && honest.count() != favoured.length) {
            p.refuse("favoured", Wording.length(favoured.length, honest.count() + " as channel has contexts"));
            return honest;
        }
        return ChannelPlan.perContext(
                honest.inputs(),
                honest.outputs(),
                IntStream.range(0, favoured.length)
                        .<Supplier<Channel>>mapToObj(
                                s -> () -> RaterChannels.sycophantic(alpha, favoured[s], honest.make(s)))
                        .toList());
    }

    /** {@code size} or {@code positions}, {@code steps} or {@code thresholds}, {@code sd}: a scale of steps. */
    private static ChannelPlan likert(Parameters p) {
        double[] positions = p.has("positions")
                ? numbers(p, "positions")
                : RaterChannels.evenPositions(p.integer("size", 2, LARGEST));
        double[] thresholds =
                p.has("thresholds") ? thresholds(p) : RaterChannels.evenThresholds(p.integer("steps", 2, LARGEST));
        double sd = p.positive("sd");
        return ChannelPlan.of(
                positions.length, thresholds.length + 1, () -> RaterChannels.likert(positions, thresholds, sd));
    }

    private static double[] numbers(Parameters p, String key) {
        return p.numbers(key, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static double[] thresholds(Parameters p) {
        double[] values = numbers(p, "thresholds");
        for (int i = 1; p.sound() && i < values.length; i++) {
            if (!(values[i] > values[i - 1])) {
                p.refuse("thresholds", "do not increase at [" + i + "], must increase from entry to entry");
            }
        }
        return values;
    }

    /**
     * {@code rewards}, {@code pair} or {@code pairs} (one per context), {@code beta} or {@code sd}: which answer is
     * better.
     */
    private static ChannelPlan pairwise(Parameters p) {
        double[][] rewards = p.table("rewards", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        boolean normal = p.has("sd");
        double noise = normal ? p.positive("sd") : p.number("beta", 0, Double.POSITIVE_INFINITY);
        int last = p.sound() ? rewards[0].length - 1 : LARGEST - 1;
        if (p.has("pairs")) {
            List<Supplier<Channel>> channels = Arrays.stream(p.integerRows("pairs", 2, last))
                    .<Supplier<Channel>>map(pair -> () -> compared(rewards, pair, normal, noise))
                    .toList();
            return ChannelPlan.perContext(rewards.length, 2, channels);
        }
        int[] pair = p.integers("pair", 0, last);
        if (p.sound() && pair.length != 2) {
            p.refuse("pair", Wording.length(pair.length, "2"));
        }
        return ChannelPlan.of(rewards.length, 2, () -> compared(rewards, pair, normal, noise));
    }

    private static Channel compared(double[][] rewards, int[] pair, boolean normal, double noise) {
        return normal
                ? RaterChannels.thurstone(rewards, pair[0], pair[1], noise)
                : RaterChannels.bradleyTerry(rewards, pair[0], pair[1], noise);
    }
}
