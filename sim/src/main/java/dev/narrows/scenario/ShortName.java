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

    /**
     * The name of keys that always have the same value.
     *
     * @param group their full paths
     * @param keys all swept keys
     * @return the short name of a single one; of several {@code *} and their common last words, such as
     *     {@code *.error}, else the short name of the first and how many more
     */
    public static String of(List<String> group, List<String> keys) {
        String first = group.get(0);
        if (group.size() == 1) {
            return of(first, keys);
        }
        for (int dot = first.indexOf('.'); dot >= 0; dot = first.indexOf('.', dot + 1)) {
            String suffix = first.substring(dot);
            if (group.stream().allMatch(key -> key.endsWith(suffix))) {
                return "*" + suffix;
            }
        }
        return of(first, keys) + " +" + (group.size() - 1);
    }
}
