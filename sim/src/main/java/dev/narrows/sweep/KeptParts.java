package dev.narrows.sweep;

import dev.narrows.yaml.ScalarText;
import dev.narrows.yaml.YamlNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The combinations of some dimensions that the cells of a filtered sweep really have, and which of them decide whether
 * all are accepted. Of a long range the first and last value in use, and the first in use that is not whole, decide
 * ({@link Axis#decisive()}); so there is a combination for each of these and for each combination of the other
 * dimensions. (Mutable, unshared; a bit a combination, nothing a cell.)
 */
public final class KeptParts {
    private final Grid part;
    private final int[] digits;
    private final BitSet present = new BitSet();

    public KeptParts(Grid grid, Grid part, Predicate<Dimension> which) {
        this.part = part;
        this.digits = new int[part.dimensions().size()];
        int[] chosen = IntStream.range(0, grid.dimensions().size())
                .filter(k -> which.test(grid.dimensions().get(k)))
                .toArray();
        int[] all = new int[grid.dimensions().size()];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.digits(grid.combination(cell), all);
            int number = 0;
            for (int k : chosen) {
                number = number * grid.dimensions().get(k).size() + all[k];
            }
            present.set(number);
        }
    }

    /** Numbers of combinations of the part. */
    public IndexSet decisive() {
        List<BitSet> wanted = new ArrayList<>();
        for (int k = 0; k < digits.length; k++) {
            wanted.add(part.dimensions().get(k).isLongRange() ? decisiveOf(k) : new BitSet());
        }
        BitSet others = new BitSet();
        return IndexSet.all(part.size())
                .where(combination -> present.get(combination) && isNew(combination, wanted, others));
    }

    /** Whether it is the first with a wanted value of a range, or with these values of the other dimensions. */
    private boolean isNew(int combination, List<BitSet> wanted, BitSet others) {
        part.digits(combination, digits);
        boolean found = false;
        int rest = 0;
        for (int k = 0; k < digits.length; k++) {
            if (part.dimensions().get(k).isLongRange()) {
                found |= wanted.get(k).get(digits[k]);
                wanted.get(k).clear(digits[k]);
            } else {
                rest = rest * part.dimensions().get(k).size() + digits[k];
            }
        }
        found |= !others.get(rest);
        others.set(rest);
        return found;
    }

    private BitSet decisiveOf(int k) {
        BitSet used = new BitSet();
        present.stream().forEach(combination -> {
            part.digits(combination, digits);
            used.set(digits[k]);
        });
        Axis axis = part.dimensions().get(k).axes().get(0);
        BitSet decisive = new BitSet();
        decisive.set(used.nextSetBit(0));
        decisive.set(used.length() - 1);
        used.stream()
                .filter(i ->
                        ScalarText.whyNoInteger((YamlNode.Scalar) axis.value(i)).isPresent())
                .limit(1)
                .forEach(decisive::set);
        return decisive;
    }
}
