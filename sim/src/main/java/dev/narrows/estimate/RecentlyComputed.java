package dev.narrows.estimate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values of a pure function that were computed lately, in bounded memory (thread-safe): none differs from a new one.
 *
 * @param <K> argument of the function
 * @param <V> its value
 */
public final class RecentlyComputed<K, V> {
    private static final int MOST = 4_096;

    private final Map<K, V> values = new ConcurrentHashMap<>();

    /** Nothing is known yet. */
    public RecentlyComputed() {}

    /**
     * The value of the function.
     *
     * @param key its argument
     * @param function always the same, and pure
     * @return its value
     */
    public V get(K key, Function<K, V> function) {
        V known = values.get(key);
        if (known == null) {
            known = function.apply(key);
            if (values.size() >= MOST) {
                values.clear();
            }
            values.put(key, known);
        }
        return known;
    }
}
