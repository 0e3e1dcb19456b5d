package dev.narrows.scenario;

import java.util.List;

/** Names of swept keys, short enough for a table or a figure. */
public final class ShortName {
    private ShortName() {}

    /**
     * The shortest suffix of a key, by whole words, that no other key has.
     *
     * @param key full path
     * @param keys all swept keys
     * @return the suffix; the key itself where each is another's too
     */
    public static String of(String key, List<String> keys) {
        for (int dot = key.lastIndexOf('.'); dot >= 0; dot = key.lastIndexOf('.', dot - 1)) {
            String suffix = key.substring(dot);
            if (keys.stream().filter(other -> other.endsWith(suffix)).count() == 1) {
                return suffix.substring(1);
            }
        }
        return key;
    }
}
