package dev.narrows.extension;

import dev.narrows.bound.CeilingProvider;
import dev.narrows.bound.UpperBound;

/** McAllester 1999: {@code r + sqrt((KL + log(1/delta) + log m + 2) / (2m - 1))}. */
public final class EarlyCeiling implements CeilingProvider {
    @Override
    public String name() {
        return "mcallester-1999";
    }

    @Override
    public UpperBound ceiling(double empiricalRisk, double kl, long labels, double delta) {
        double complexity = kl - StrictMath.log(delta) + StrictMath.log(labels) + 2;
        return () -> Math.min(1, empiricalRisk + Math.sqrt(complexity / (2.0 * labels - 1)) + 1e-12);
    }
}
