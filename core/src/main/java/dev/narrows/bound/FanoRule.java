package dev.narrows.bound;

import dev.narrows.model.Loop;
import dev.narrows.numeric.Arguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A floor on the decoding error that falls with an information, turned into floors on the risk by the separation of the
 * codebook: Fano's in its weak and its sharp form.
 */
record FanoRule(Statement statement, List<String> below, Decoding ofCodewords, Decoding ofLogarithm)
        implements FloorRule {
    /** Beyond this the exponential of a rounded log M, off by some 4e-15 relative, may be another whole number. */
    private static final double LARGEST_WHOLE = 0x1p40;

    /**
     * A floor on the error of every decoder of an index with M values, from its entropy, an information about it and M
     * or log M.
     */
    interface Decoding {
        double error(double entropy, double information, double size);
    }

    /** Refuses the inputs of a Fano floor: entropy in [0, infinity), information in [0, infinity], codewords >= 2. */
    static void check(double entropy, double information, double codewords) {
        Arguments.requireFinite("entropy", entropy);
        Arguments.requireNonNegative("information", information);
        if (!(codewords >= 2 && codewords == Math.rint(codewords) && codewords <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("codewords: " + codewords + ", must be a whole number of at least 2");
        }
    }

    @Override
    public List<FloorForm> forms() {
        return FloorForm.all();
    }

    @Override
    public boolean fromInformations() {
        return true;
    }

    @Override
    public List<String> below(FloorForm form) {
        return below;
    }

    @Override
    public ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
        DecodingFloors floors = new DecodingFloors(loop);
        return form -> form.value(kind -> floors.averaged(error(floors, informations.average(kind))), kind -> {
            Map<Double, Double> known = new HashMap<>();
            return floors.perContext(s -> known.computeIfAbsent(
                    informations.information(kind, s), information -> error(floors, information)));
        });
    }

    private double error(DecodingFloors floors, double information) {
        return floors.codewords() > LARGEST_WHOLE
                ? ofLogarithm.error(floors.entropy(), information, floors.logCodewords())
                : ofCodewords.error(floors.entropy(), information, floors.codewords());
    }
}
