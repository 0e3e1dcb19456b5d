package dev.narrows.sweep;

import dev.narrows.yaml.KeyPath;
import java.util.List;

/** A key that may be swept, by its full name, and where its value stands: of a variable at each of its uses. */
public record SweptKey(String name, List<List<KeyPath.Step>> places) {
    static SweptKey of(String path, List<KeyPath.Step> steps) {
        return new SweptKey(path, List.of(steps));
    }

    /** Whether a place of one is a place of the other, or lies in it. */
    public boolean overlaps(SweptKey other) {
        return places.stream()
                .anyMatch(a -> other.places.stream().anyMatch(b -> {
                    int common = Math.min(a.size(), b.size());
                    return a.subList(0, common).equals(b.subList(0, common));
                }));
    }
}
