package dev.narrows.bound;

import dev.narrows.info.Pmf;
import dev.narrows.model.Loop;
import dev.narrows.model.Separation;

/** Turns floors on the decoding error of the codeword into floors on the risk, by the separation of the codebook. */
final class DecodingFloors {
    private final Pmf contextLaw;
    private final Separation separation;
    private final double logCodewords;
    private final double codewords;
    private final double entropy;

    DecodingFloors(Loop loop) {
        this.contextLaw = loop.contextLaw();
        this.separation = loop.separation();
        this.logCodewords = loop.logCodewords();
        this.codewords = Math.rint(StrictMath.exp(logCodewords));
        this.entropy = loop.entropy();
    }

    int contexts() {
        return contextLaw.size();
    }

    /** M, whole; infinity where it is beyond a double. */
    double codewords() {
        return codewords;
    }

    double logCodewords() {
        return logCodewords;
    }

    /** H(J), rounded down, nats. */
    double entropy() {
        return entropy;
    }

    /** {@code lam_min Pe}, for an error that holds with the informations averaged. */
    double averaged(double error) {
        return Outward.down(separation.min() * error);
    }

    /** {@code sum_s p_s [b(s) + (lam(s)-b(s)) Pe(s)]}. */
    double perContext(double[] errors) {
        double[] floors = new double[errors.length];
        for (int s = 0; s < floors.length; s++) {
            double base = separation.base(s);
            floors[s] = Outward.down(base + (separation.at(s) - base) * errors[s]);
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
