package dev.narrows.planning;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;

/** The law of the target in a context, {@code p_s(u)}, as a law. */
final class TargetLaws {
    private TargetLaws() {}

    static Pmf of(FiniteModel model, int s) {
        double[] law = new double[model.targets()];
        Arrays.setAll(law, u -> model.targetProbability(u, s));
        return Pmf.of(law);
    }
}
