package dev.narrows.family;

import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.YamlNode;
import java.util.Optional;

/**
 * A file that stands for a part of a model, as {@code {type: file, path: ..}} names it. Its part takes the place of
 * that mapping before anything else is read, so that the resolved scenario holds the part and results need no such
 * file.
 */
public interface PartFile {
    /** The {@code type} that names a file. */
    String TYPE = "file";

    /** The key of its path. */
    String PATH = "path";

    /**
     * Whether a file may stand at a place.
     *
     * @param place path in the scenario: below {@code model}, {@code let} or {@code sweep}
     * @return false where {@code type: file} is left to the reader of that part
     */
    boolean mayStandAt(KeyPath place);

    /**
     * Reads the document of such a file; reports what is wrong with it.
     *
     * @param document its root
     * @param memo for this file alone
     * @return the part, without the rest of the document; empty where it is refused
     */
    Optional<YamlNode> part(Value document, Memo memo);
}
