package dev.narrows.scenario;

import dev.narrows.expression.Expression;
import dev.narrows.expression.ExpressionException;
import dev.narrows.sweep.Grid;
import dev.narrows.sweep.IndexSet;
import dev.narrows.sweep.Let;
import dev.narrows.sweep.Substitution;
import dev.narrows.sweep.SweptKey;
import dev.narrows.sweep.SweptKeys;
import dev.narrows.sweep.SweptValues;
import dev.narrows.yaml.KeyPath;
import dev.narrows.yaml.Mark;
import dev.narrows.yaml.Problems;
import dev.narrows.yaml.Source;
import dev.narrows.yaml.Value;
import dev.narrows.yaml.Wording;
import dev.narrows.yaml.YamlNode;
import dev.narrows.yaml.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts {@code --set} and {@code --select} into effect. What comes from an option has a mark of its own, with a line
 * below 0, by which an error names the option.
 */
final class OptionReader {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(-?0),([0-9]{1,20})");

    /** No sweep: a value that begins with 0 and is not 0. */
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}(?:,[0-9]{3})*,0[0-9]{2}(?:,[0-9]{3})*");

    private final List<Setting> settings;
    private final Optional<String> select;
    private final Problems problems;
    private final Map<Integer, SweptKey> set = new LinkedHashMap<>();
    private final Map<SweptKey, Value> axes = new LinkedHashMap<>();

    OptionReader(Overrides overrides, Problems problems) {
        this.settings = overrides.settings();
        this.select = overrides.select();
        this.problems = problems;
        List<String> options =
                new ArrayList<>(settings.stream().map(Setting::option).toList());
        select.ifPresent(text -> options.add("--select " + Wording.quoted(text)));
        problems.nameOptions(options);
    }

    private static Mark mark(int option, int column) {
        return new Mark(-1 - option, column);
    }

    private void refuse(int option, String reason) {
        problems.add(mark(option, 1), KeyPath.ROOT, reason);
    }

    /**
     * The document with the settings put in, each checked to be a key that may be set; of several values the first, the
     * others are an axis.
     */
    YamlNode.Mapping put(YamlNode.Mapping root, Collection<String> withDefault) {
        YamlNode.Mapping result = root;
        SweptKeys keys = SweptKeys.asWritten(root, withDefault);
        for (int i = 0; i < settings.size(); i++) {
            Setting setting = settings.get(i);
            int option = i;
            Optional<SweptKey> key = keys.find(setting.key(), reason -> refuse(option, reason));
            Optional<YamlNode> value = value(i, setting.value());
            if (key.isPresent() && set.values().stream().anyMatch(other -> other.overlaps(key.get()))) {
                refuse(i, "overlaps another --set");
            } else if (THOUSANDS.matcher(setting.value()).matches()) {
                refuse(
                        i,
                        "has a comma between digits, which divides values: write "
                                + setting.value().replace(",", ""));
            } else if (key.isPresent() && value.isPresent()) {
                set.put(i, key.get());
                warnOfComma(i, setting.value());
                boolean several = several(value.get());
                boolean variable = key.get().name().startsWith(Let.KEY + ".");
                YamlNode items = ((YamlNode.Sequence) value.get());
                YamlNode one = several && variable
                        ? items
                        : ((YamlNode.Sequence) items).items().get(0);
                result = (YamlNode.Mapping)
                        Substitution.put(result, key.get().places().get(0), one);
                if (several && !variable) {
                    axes.put(key.get(), new Value(items, KeyPath.ROOT, problems));
                }
            }
        }
        return result;
    }

    /** Two values that are written as a number with a decimal comma is. */
    private void warnOfComma(int option, String text) {
        Matcher comma = DECIMAL_COMMA.matcher(text);
        if (comma.matches()) {
            problems.warn(
                    mark(option, 1),
                    KeyPath.ROOT,
                    text + " are two values, " + comma.group(1) + " and " + comma.group(2) + "; " + comma.group(1) + "."
                            + comma.group(2) + " is one (" + comma.group(1) + ", " + comma.group(2)
                            + " with a blank: two without this warning)");
        }
    }

    private static boolean several(YamlNode values) {
        return ((YamlNode.Sequence) values).items().size() > 1;
    }

    /** The keys that were given several values, with those. */
    Map<SweptKey, Value> axes() {
        return axes;
    }

    /** Every one of several values changed in the same way. */
    void change(Function<Value, YamlNode> change) {
        axes.replaceAll((key, values) -> new Value(change.apply(values), values.path(), problems));
    }

    /** The values between commas that are in no bracket: a list with one item or more. */
    private Optional<YamlNode> value(int option, String text) {
        if (text.isEmpty()) {
            Mark mark = mark(option, 1);
            return Optional.of(new YamlNode.Sequence(List.of(new YamlNode.Scalar("", true, mark)), mark));
        }
        Problems found = new Problems();
        // the bracket takes a column
        Source source = Source.of("--set", ("[" + text + "]").getBytes(StandardCharsets.UTF_8), found);
        Optional<YamlNode> node = found.isEmpty() ? YamlTree.read(source, found) : Optional.empty();
        found.all()
                .forEach(one ->
                        problems.add(mark(option, Math.max(1, one.mark().column() - 1)), KeyPath.ROOT, one.message()));
        return node.filter(n -> found.isEmpty()).map(n -> moved(n, option));
    }

    /** The same values with the option as their place. */
    private static YamlNode moved(YamlNode node, int option) {
        Mark mark = mark(option, Math.max(1, node.mark().column() - 1));
        if (node instanceof YamlNode.Scalar scalar) {
            return new YamlNode.Scalar(scalar.text(), scalar.plain(), mark);
        }
        if (node instanceof YamlNode.Sequence list) {
            return new YamlNode.Sequence(
                    list.items().stream().map(item -> moved(item, option)).toList(), mark);
        }
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        ((YamlNode.Mapping) node)
                .entries()
                .forEach((key, entry) -> entries.put(key, new YamlNode.Entry(mark, moved(entry.value(), option))));
        return new YamlNode.Mapping(entries, mark);
    }

    /** Refuses to set what is swept: it would change nothing. */
    void checkAgainst(Grid grid) {
        set.forEach((option, key) -> grid.axes().stream()
                .filter(axis -> axis.key().overlaps(key) && !axes.containsKey(key))
                .findFirst()
                .ifPresent(axis -> refuse(
                        option,
                        axis.name() + " is swept by the scenario: choose cells of it with --select, or change the "
                                + "sweep")));
    }

    /** The numbers of the cells that {@code --select} chooses: by swept keys, or by {@code cell}, the number itself. */
    IndexSet selected(Grid grid) {
        IndexSet all = IndexSet.all(grid.size());
        if (select.isEmpty() || !problems.isEmpty()) {
            return all;
        }
        Map<String, Expression.Kind> names = new LinkedHashMap<>(SweptValues.kinds(grid));
        names.put("cell", Expression.Kind.NUMBER);
        try {
            Expression condition = Expression.parseSwept(select.get(), names);
            SweptValues values = new SweptValues(grid);
            IndexSet chosen = all.where(cell -> chooses(condition, cell, values.at(grid.combination(cell))));
            if (chosen.size() == 0) {
                refuse(settings.size(), "chooses none of the " + Wording.count(grid.size()) + " cells");
            }
            return chosen;
        } catch (ExpressionException e) {
            refuse(settings.size(), e.placed());
            return all;
        }
    }

    private static boolean chooses(Expression condition, int cell, Function<String, Optional<Object>> values) {
        return condition
                .test(name -> name.equals("cell") ? Optional.of(cell) : values.apply(name))
                .orElse(false);
    }
}
