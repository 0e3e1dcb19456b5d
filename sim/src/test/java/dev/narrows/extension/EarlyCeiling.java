package dev.narrows.extension;

import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Statement;

/** McAllester 1999: {@code r + sqrt((KL + log(1/delta) + log m + 2) / (2m - 1))}. */
public final class EarlyCeiling implements CeilingRule {
    @Override
    public Statement statement() {
        return new Statement(
                "mcallester-1999",
                "Rhat + sqrt((KL + log(1/delta) + log m + 2)/(2m - 1))",
                "independent labels, loss in [0,1], prior before the data",
                Holds.WITH_PROBABILITY,
                "McAllester, COLT 1999");
    }

    @Override
    public Curve of(long labels, double delta, CatoniGrid grid) {
        double complexity = 2 - StrictMath.log(delta) + StrictMath.log(labels);
        return (empiricalRisk, kl) ->
                Math.min(1, empiricalRisk + Math.sqrt((kl + complexity) / (2.0 * labels - 1)) + 1e-12);
    }
}
