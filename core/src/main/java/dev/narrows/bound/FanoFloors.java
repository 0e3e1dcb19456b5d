package dev.narrows.bound;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Separation;

/** The Fano rungs of the ladder: decoding floors turned into floors on the risk by the separation of the codebook. */
final class FanoFloors {
    /** What an entropy that was summed may err; that of an exactly uniform prior is log M. */
    private static final double ENTROPY_SLACK = 1e-13;

    private final Capacities capacities;
    private final Pmf contextLaw;
    private final Separation separation;
    private final int codewords;
    private final double entropy;

    FanoFloors(FiniteModel model, Capacities capacities) {
        this.capacities = capacities;
        this.contextLaw = model.contextLaw();
        this.separation = model.separation();
        this.codewords = model.codewords();
        this.entropy = entropyBelow(model.prior());
    }

    /** {@code lam_min f(Ibar)}. */
    double averaged(Rung rung, InformationKind kind) {
        return Outward.down(separation.min() * decodingError(rung, capacities.average(kind)));
    }

    /** {@code sum_s p_s [b(s) + (lam(s)-b(s)) f(I_s)]}. */
    double perContext(Rung rung, InformationKind kind) {
        double[] floors = new double[contextLaw.size()];
        double known = Double.NaN;
        double error = 0;
        for (int s = 0; s < floors.length; s++) {
            double information = capacities.information(kind, s);
            if (information != known) {
                known = information;
                error = decodingError(rung, information);
            }
            double base = separation.base(s);
            floors[s] = Outward.down(base + (separation.at(s) - base) * error);
        }
        return FloorLadder.average(contextLaw, floors);
    }

    private double decodingError(Rung rung, double information) {
        LowerBound floor = rung == Rung.WEAK_FANO
                ? new WeakFano(entropy, information, codewords)
                : new SharpFano(entropy, information, codewords);
        return floor.value();
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
