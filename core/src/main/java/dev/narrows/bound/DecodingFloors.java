package dev.narrows.bound;

import dev.narrows.info.Pmf;
import dev.narrows.model.Loop;
import dev.narrows.model.Separation;
import java.util.function.IntToDoubleFunction;

/**
 * Turns floors on the decoding error of the codeword into floors on the risk, by the separation of the codebook.
 *
 * @param contextLaw p_s
 * @param separation b(s) and lam(s)
 * @param logCodewords log M, nats
 * @param codewords M, whole; infinity where it is beyond a double
 * @param entropy H(J), rounded down, nats
 */
record DecodingFloors(Pmf contextLaw, Separation separation, double logCodewords, double codewords, double entropy) {
    DecodingFloors(Loop loop) {
        this(
                loop.contextLaw(),
                loop.separation(),
                loop.logCodewords(),
                Math.rint(StrictMath.exp(loop.logCodewords())),
                loop.entropy());
    }

    /** {@code lam_min Pe}, for an error that holds with the informations averaged. */
    double averaged(double error) {
        return Outward.down(separation.min() * error);
    }

    /** {@code sum_s p_s [b(s) + (lam(s)-b(s)) Pe(s)]}. */
    double perContext(IntToDoubleFunction error) {
        double[] floors = new double[contextLaw.size()];
        for (int s = 0; s < floors.length; s++) {
            double base = separation.base(s);
            floors[s] = Outward.down(base + (separation.at(s) - base) * error.applyAsDouble(s));
        }
        return average(contextLaw, floors);
    }

    /** A sum over contexts of non-negative terms, rounded down. */
    static double average(Pmf contexts, double[] values) {
        double sum = 0;
        for (int s = 0; s < values.length; s++) {
            sum += contexts.probability(s) * values[s];
        }
        // n additions and products: n units relative, and those of the law itself
        return Math.max(0, Outward.down(sum * (1 - (values.length + 1) * 0x1p-52)));
    }
}
