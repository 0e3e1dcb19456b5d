package dev.narrows.channel;

import dev.narrows.family.Memo;
import dev.narrows.finite.ChannelFile;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a channel that is given by a file: a matrix in CSV, or a channel file ({@code .yaml}, {@code .yml}). */
public final class ChannelReader {
    /** The largest matrix file, bytes. */
    static final int LARGEST = 1 << 24;

    private static final long MOST_NUMBERS = 20_000_000;

    private ChannelReader() {}

    /**
     * Reads a file.
     *
     * @param file its path, which stands in errors as it is given here
     * @return the channel
     * @throws ScenarioException if it is refused: every error of a channel file, the first of a matrix
     */
    public static GivenChannel read(Path file) throws ScenarioException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") ? channelFile(file) : matrix(file);
    }

    /**
     * Whether a file is to be read as a channel: any that is no YAML, and YAML with a key {@code channel}.
     *
     * @param file its path
     * @return false for a scenario, and for YAML that cannot be read
     */
    public static boolean isChannel(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!(name.endsWith(".yaml") || name.endsWith(".yml"))) {
            return true;
        }
        try {
            return YamlFile.read(file, root -> Optional.of(root.entries().containsKey("channel")));
        } catch (ScenarioException e) {
            return false;
        }
    }

    private static boolean isScenario(Path file) {
        try {
            return YamlFile.read(file, root -> Optional.of(root.entries().containsKey("model")));
        } catch (ScenarioException e) {
            return false;
        }
    }

    private static GivenChannel channelFile(Path file) throws ScenarioException {
        if (isScenario(file)) {
            return refuse(file, "is a scenario, must be a channel file or a matrix: narrows bounds reads scenarios");
        }
        ChannelFile.Content content =
                YamlFile.read(file, root -> new ChannelFile().content(root, new Memo(MOST_NUMBERS)));
        List<double[]> totals = content.totals().stream()
                .map(rows -> rows.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        return GivenChannel.of(file.toString(), content.channels(), totals).named(content.names());
    }

    private static GivenChannel matrix(Path file) throws ScenarioException {
        String reason = YamlFile.whyNot(file).orElse("");
        if (reason.isEmpty()) {
            try {
                return Files.size(file) > LARGEST
                        ? refuse(file, "has more than " + (LARGEST >> 20) + " MiB, the limit of a matrix")
                        : new MatrixCsv(file.toString(), Files.readAllBytes(file)).read();
            } catch (IOException e) {
                reason = e.getClass().getSimpleName().replace("Exception", "");
            }
        }
        return refuse(file, "cannot be read: " + reason);
    }

    private static GivenChannel refuse(Path file, String message) throws ScenarioException {
        throw new ScenarioException(List.of(new Problem(file.toString(), 1, 1, "", message, "", false)));
    }
}
