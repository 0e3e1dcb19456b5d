package dev.narrows.finite;

import dev.narrows.family.Memo;
import dev.narrows.family.PartFile;
import dev.narrows.info.Channel;
import dev.narrows.yaml.Fields;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel in a file of its own: {@code format: 1}, {@code channel}, and, if one likes, {@code measured}, notes of
 * texts and numbers that change nothing. The channel is whole by itself: it has its size, and names no other file.
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
        return stage(document, memo).map(stage -> document.get(CHANNEL).node());
    }

    /**
     * The channels of a file.
     *
     * @param document its root
     * @param memo for this file alone
     * @return one channel for all contexts or one for each, made; empty where the file is refused
     */
    public Optional<List<Channel>> channels(Value document, Memo memo) {
        return stage(document, memo).map(StageSpec::build);
    }

    private static Optional<StageSpec> stage(Value document, Memo memo) {
        int before = document.problems().added();
        Fields fields = Fields.of(document, List.of("format", CHANNEL), List.of("measured"));
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
