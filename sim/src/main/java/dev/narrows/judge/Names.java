package dev.narrows.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names, in the order in which they are met (mutable). */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The number of a name, a new one if it was not met before. */
    int number(String name) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = names.size();
            numbers.put(name, known);
            names.add(name);
        }
        return known;
    }

    int size() {
        return names.size();
    }

    List<String> list() {
        return List.copyOf(names);
    }
}
