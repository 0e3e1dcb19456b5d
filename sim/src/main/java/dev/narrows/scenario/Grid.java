package dev.narrows.scenario;

import java.util.List;

/** The product of axes, the first slowest: cell i takes the mixed-radix digits of i. */
record Grid(List<Axis> axes) {
    static final long MOST_CELLS = 10_000_000;

    /** Number of cells, 1 without axes. */
    int size() {
        return (int) axes.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }

    /** The position on every axis of one cell. */
    int[] digits(int cell) {
        int[] digits = new int[axes.size()];
        int rest = cell;
        for (int k = digits.length - 1; k >= 0; k--) {
            digits[k] = rest % axes.get(k).size();
            rest /= axes.get(k).size();
        }
        return digits;
    }

    /** The document with the values of one cell put in. */
    YamlNode.Mapping put(YamlNode.Mapping root, int[] digits) {
        YamlNode.Mapping result = root;
        for (int k = 0; k < digits.length; k++) {
            result = Substitution.put(result, axes.get(k).steps(), axes.get(k).value(digits[k]));
        }
        return result;
    }
}
