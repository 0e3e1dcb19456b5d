package dev.narrows.family;

import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.MomentInequality;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Settings of the ceilings.
 *
 * @param delta probability that a high-probability ceiling may fail, above 0 and below 1
 * @param eta probability given to the channel budget by Markov's inequality, above 0 and below 1
 * @param catoni the one value of Catoni's c, above 0; empty for the default grid
 * @param nested effort of nested Monte Carlo for the terms of the KL; empty for the exact bracket alone
 * @param negativeControl how bounds are broken on purpose; empty where they are not
 */
public record BoundsSpec(
        double delta,
        double eta,
        OptionalDouble catoni,
        Optional<NestedSpec> nested,
        Optional<NegativeControl> negativeControl) {
    /**
     * The delta that the high-probability ceilings are computed with: they pay {@code log(1/delta)} for it. What their
     * failures are held against is {@link #delta()} always.
     *
     * @return delta; 1, which costs nothing, under {@link NegativeControl#DROP_DELTA}
     */
    public double paidDelta() {
        return negativeControl.filter(it -> it == NegativeControl.DROP_DELTA).isPresent() ? 1 : delta;
    }

    /**
     * A ceiling on each data set's risk as it is held against the replicates: under a {@link NegativeControl} the
     * broken one.
     *
     * @param rule the ceiling
     * @param labels m
     * @return from empirical risk and KL
     */
    public CeilingRule.Curve curve(CeilingRule rule, long labels) {
        return negativeControl
                .map(control -> control.curve(rule, labels, this))
                .orElseGet(() -> rule.of(labels, delta, grid()));
    }

    /**
     * The theorem that such a ceiling follows from.
     *
     * @param rule the ceiling
     * @param labels m
     * @return empty where the ceiling does not say
     */
    public Optional<MomentInequality> theorem(CeilingRule rule, long labels) {
        Optional<MomentInequality> theorem = rule.moment(labels, grid());
        return negativeControl.map(control -> control.theorem(theorem)).orElse(theorem);
    }

    /**
     * The constant of a theorem, log c: under a {@link NegativeControl} perhaps none.
     *
     * @param logConstant log c, nats
     * @return what the ceiling pays
     */
    public double constant(double logConstant) {
        return negativeControl.map(control -> control.constant(logConstant)).orElse(logConstant);
    }

    /**
     * The information that a ceiling is made of: under a {@link NegativeControl} perhaps less than there is.
     *
     * @param information what it needs, nats
     * @return what it is given
     */
    public double paid(double information) {
        return negativeControl.map(control -> control.paid(information)).orElse(information);
    }

    /**
     * The values of Catoni's c that its ceiling is the least over.
     *
     * @return the one value, or the default grid
     */
    public CatoniGrid grid() {
        return catoni.isPresent() ? CatoniGrid.of(catoni.getAsDouble()) : CatoniGrid.standard();
    }
}
