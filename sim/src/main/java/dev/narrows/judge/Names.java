package dev.narrows.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Numbers for names, in the order in which they are met (mutable). */
final class Names {
    private final UnaryOperator<String> form;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> respelt = new LinkedHashMap<>();

    /** Names as they are written. */
    Names() {
        this(name -> name);
    }

    /** Names that are one where their forms are. */
    Names(UnaryOperator<String> form) {
        this.form = form;
    }

    /** The number of a name, a new one if it was not met before. */
    int number(String name) {
        Integer known = numbers.get(name);
        return known == null ? added(name) : known;
    }

    private int added(String name) {
        String formed = form.apply(name);
        if (!formed.equals(name)) {
            int number = number(formed);
            respelt.put(name, formed);
            numbers.put(name, number);
            return number;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    /** How many names there are, in all of their spellings. */
    int size() {
        return numbers.size();
    }

    List<String> list() {
        return List.copyOf(names);
    }

    /** Names that are not in their form, with their form. */
    Map<String, String> respelt() {
        return Map.copyOf(respelt);
    }
}
