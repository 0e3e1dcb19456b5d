package dev.narrows.bound;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Separation;

/** Turns floors on the decoding error of the codeword into floors on the risk, by the separation of the codebook. */
final class DecodingFloors {
    /** What an entropy that was summed may err; that of an exactly uniform prior is log M. */
    private static final double ENTROPY_SLACK = 1e-13;

    private final Pmf contextLaw;
    private final Separation separation;
    private final int codewords;
    private final double entropy;

    DecodingFloors(FiniteModel model) {
        this.contextLaw = model.contextLaw();
        this.separation = model.separation();
        this.codewords = model.codewords();
        this.entropy = entropyBelow(model.prior());
    }

    int contexts() {
        return contextLaw.size();
    }

    int codewords() {
        return codewords;
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

    private static double entropyBelow(Pmf prior) {
        for (int j = 1; j < prior.size(); j++) {
            if (prior.probability(j) != prior.probability(0)) {
                return Math.max(0, prior.entropy() - ENTROPY_SLACK);
            }
        }
        return StrictMath.log(prior.size());
    }
}
