package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.PartFile;
import dev.narrows.info.Channel;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A channel in a file of its own: {@code format: 1}, {@code channel}, and, if one likes, {@code names} of what it has,
 * and {@code measured}, notes of texts and numbers that change nothing. The channel is whole by itself: it has its
 * size, and names no other file.
 */
public final class ChannelFile implements PartFile {
    private static final String CHANNEL = "channel";
    private static final Pattern LOSS = Pattern.compile("(?:^|.*[.\\]])loss(?:[.\\[].*|$)");
    private static final int MOST_NOTES = 1_000;

    /** For {@link FiniteFamily}, and for readers of such a file by itself. */
    public ChannelFile() {}

    @Override
    public boolean mayStandAt(KeyPath place) {
        return !LOSS.matcher(place.toString()).matches();
    }

    @Override
    public Optional<YamlNode> part(Value document, Memo memo) {
        return stage(document, memo)
                .filter(stage -> names(document, stage).isPresent())
                .map(stage -> document.get(CHANNEL).node());
    }

    /**
     * What a file holds.
     *
     * @param channels one channel for all contexts or one for each
     * @param totals the counts of each row of each; empty where not every channel is given as whole counts
     * @param names of contexts, targets and labels
     */
    public record Content(List<Channel> channels, List<List<Double>> totals, ChannelNames names) {
        /**
         * Copies the lists.
         *
         * @param channels at least one
         * @param totals none, or as many
         * @param names of contexts, targets and labels
         */
        public Content {
            channels = List.copyOf(channels);
            totals = List.copyOf(totals);
        }
    }

    /**
     * The channels of a file, made.
     *
     * @param document its root
     * @param memo for this file alone
     * @return what it holds; empty where it is refused
     */
    public Optional<Content> content(Value document, Memo memo) {
        return stage(document, memo)
                .filter(stage -> fits(stage, document.get(CHANNEL), memo.mostNumbers()))
                .flatMap(
                        stage -> names(document, stage).map(names -> new Content(stage.build(), totals(stage), names)));
    }

    private static Optional<ChannelNames> names(Value document, StageSpec stage) {
        return document.entries().containsKey(ModelNames.KEY)
                ? ChannelNames.read(document.get(ModelNames.KEY), stage)
                : Optional.of(ChannelNames.NONE);
    }

    private static boolean fits(StageSpec stage, Value channel, long most) {
        long numbers = stage.count() * (long) stage.inputs() * stage.outputs();
        if (numbers > most) {
            channel.refuse(
                    "needs " + Wording.count(numbers) + " numbers in its tables, may need " + Wording.count(most));
        }
        return numbers <= most;
    }

    private static List<List<Double>> totals(StageSpec stage) {
        JsonNode resolved = stage.resolved().node();
        List<JsonNode> channels = stage.perContext() && resolved.has(StageReader.PER_CONTEXT)
                ? resolved.get(StageReader.PER_CONTEXT).valueStream().toList()
                : List.of(resolved);
        boolean counts =
                channels.size() == stage.count() && channels.stream().allMatch(channel -> channel.has("counts"));
        return counts ? channels.stream().map(ChannelFile::totals).toList() : List.of();
    }

    private static boolean isCounts(JsonNode channel) {
        return channel.path("counts")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .mapToDouble(JsonNode::doubleValue)
                        .allMatch(n -> n == Math.rint(n))
                && channel.has("counts");
    }

    private static List<Double> totals(JsonNode confusion) {
        return confusion
                .get("counts")
                .valueStream()
                .map(row -> CompensatedSum.of(
                        row.valueStream().mapToDouble(JsonNode::doubleValue).toArray()))
                .toList();
    }

    private static Optional<StageSpec> stage(Value document, Memo memo) {
        int before = document.problems().added();
        Fields fields = Fields.of(document, List.of("format", CHANNEL), List.of(ModelNames.KEY, "measured"));
        fields.integer("format", 1, 1, 1);
        fields.find("measured").ifPresent(ChannelFile::checkNotes);
        return fields.find(CHANNEL)
                .flatMap(channel -> StageReader.read(channel, memo))
                .filter(stage -> document.problems().added() == before);
    }

    private static void checkNotes(Value notes) {
        if (notes.isList()) {
            notes.items(0, MOST_NOTES).forEach(ChannelFile::checkNotes);
        } else if (notes.node() instanceof YamlNode.Scalar scalar) {
            if (!ScalarText.isNumber(scalar)) {
                notes.text();
            }
        } else {
            notes.entries().keySet().forEach(key -> checkNotes(notes.get(key)));
        }
    }
}
