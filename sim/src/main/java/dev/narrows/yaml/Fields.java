package dev.narrows.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one mapping, checked against what it must and may hold. */
public final class Fields {
    private final Value owner;

    private Fields(Value owner) {
        this.owner = owner;
    }

    /**
     * Opens a mapping. An unknown key is reported at the key, a missing one at the mapping's first character; an
     * unknown key near a missing one is one error, with the missing one as its suggestion.
     */
    public static Fields of(Value owner, List<String> required, List<String> optional) {
        return of(owner, required, optional, Map.of());
    }

    /** The same, where a key that is no longer allowed is refused with the words that belong to it. */
    public static Fields of(Value owner, List<String> required, List<String> optional, Map<String, String> gone) {
        return of(owner, required, optional, gone, Map.of());
    }

    /** The same, with words for required keys that are missing: what they take, or what to write. */
    public static Fields of(
            Value owner,
            List<String> required,
            List<String> optional,
            Map<String, String> gone,
            Map<String, String> wanted) {
        if (!(owner.node() instanceof YamlNode.Mapping mapping)) {
            refuseOther(owner, required, optional);
            return new Fields(owner);
        }
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(mapping.entries().keySet());
        Set<String> allowed = new LinkedHashSet<>(required);
        allowed.addAll(optional);
        boolean oneForOne = missing.size() == 1
                && mapping.entries().keySet().stream()
                                .filter(key -> !allowed.contains(key))
                                .count()
                        == 1;
        mapping.entries().forEach((key, entry) -> {
            if (gone.containsKey(key)) {
                owner.problems().add(entry.keyMark(), owner.path().key(key), gone.get(key));
            } else if (!allowed.contains(key)) {
                refuseUnknown(owner, key, missing, allowed, oneForOne);
            }
        });
        missing.forEach(key ->
                owner.problems().addMissing(mapping.mark(), owner.path().key(key), wanted.getOrDefault(key, "")));
        return new Fields(owner);
    }

    /** Something that is no mapping: with the one key that it may be meant for, or one that lacks its colon. */
    private static void refuseOther(Value owner, List<String> required, List<String> optional) {
        boolean single = owner.node() instanceof YamlNode.Scalar;
        String text = single ? ((YamlNode.Scalar) owner.node()).text() : "";
        Optional<NoColon> noColon =
                NoColon.of(text).filter(found -> required.contains(found.key()) || optional.contains(found.key()));
        owner.refuse(
                (single && text.isEmpty() ? "is empty" : "is " + owner.node().kind()) + ", must be a mapping with "
                        + Wording.and(required.isEmpty() ? optional : required)
                        + noColon.map(found -> "; " + found.remedy(""))
                                .orElse(required.size() == 1 ? ": write {" + required.get(0) + ": ..}" : ""));
    }

    private static void refuseUnknown(
            Value owner, String key, List<String> missing, Set<String> allowed, boolean oneForOne) {
        Optional<NoColon> noColon = NoColon.of(key).filter(found -> allowed.contains(found.key()));
        Optional<String> near = noColon.map(NoColon::key)
                .or(() -> Wording.nearest(key, missing))
                .or(() -> Wording.nearest(key, allowed));
        near.ifPresent(missing::remove);
        String suggestion = noColon.map(found -> "; " + found.remedy(after(owner.peek(key))))
                .or(() -> near.map(meant -> ", did you mean " + meant + "?"))
                .orElseGet(() -> instead(comma(owner, key), missing, oneForOne));
        owner.problems()
                .addUnknown(owner.entries().get(key).keyMark(), owner.path().key(key), suggestion, allowed);
    }

    /** One key that is not allowed and one that is missing: the one may stand for the other. */
    private static String instead(String comma, List<String> missing, boolean oneForOne) {
        return comma.isEmpty() && oneForOne ? ", did you mean " + missing.remove(0) + ", which is missing?" : comma;
    }

    /** What a key that lacks its colon has cut off: {@code loss {type: zero-one}} is the key {@code loss {type}. */
    private static String after(String value) {
        return value.isEmpty() ? "" : ": " + value;
    }

    /** What a key of digits is: the end of the number before it, which a comma has cut in two. */
    private static String comma(Value owner, String key) {
        List<String> keys = List.copyOf(owner.entries().keySet());
        int before = keys.indexOf(key) - 1;
        if (before < 0
                || !key.matches("\\d+")
                || !(owner.entries().get(keys.get(before)).value() instanceof YamlNode.Scalar number)
                || !number.text().matches("\\d+")) {
            return "";
        }
        boolean thousands = key.length() == 3 && !number.text().matches("0+");
        return "; " + number.text() + "," + key + "? write " + number.text() + (thousands ? "" : ".") + key;
    }

    public boolean has(String key) {
        return owner.entries().containsKey(key);
    }

    /** The value of a key that is there. */
    public Value get(String key) {
        return owner.get(key);
    }

    public Optional<Value> find(String key) {
        return has(key) ? Optional.of(get(key)) : Optional.empty();
    }

    public long integer(String key, long min, long max, long absent) {
        return has(key) ? get(key).integer(min, max) : absent;
    }

    public double number(String key, Range range, double absent) {
        return has(key) ? get(key).number(range) : absent;
    }
}
