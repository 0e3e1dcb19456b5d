package dev.narrows.family;

import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.MomentInequality;
import java.util.Arrays;
import java.util.Optional;

/** A bound that is broken on purpose, so that one can see that the verdicts catch it. */
public enum NegativeControl {
    /**
     * The high-probability ceilings leave out their {@code log(1/delta)}; failures are held against delta all the same.
     */
    DROP_DELTA("drop-delta", "_without_delta", "ceilings of one data set leave out log(1/delta)", 1),
    /**
     * The high-probability ceilings leave out the constant of their theorem: {@code log xi(m)}, or {@code log g} of a
     * grid of g parameters.
     */
    DROP_XI("drop-xi", "_without_xi", "ceilings of one data set leave out log xi(m), or log g of a grid", 1),
    /** Every ceiling is made of half the KL, or half of another information that it needs. */
    HALF_KL("half-kl", "_with_half_kl", "ceilings are made of half the KL or information", 0.5),
    /** Every ceiling is made of no KL and no information. */
    DROP_KL("drop-kl", "_without_kl", "ceilings leave out the KL or information", 0),
    /** Every floor is raised by 2 %. */
    RAISE_FLOORS("raise-floors", "_raised", "floors are raised by 2 %", 1);

    private static final double RAISED = 1.02;

    private final String label;
    private final String suffix;
    private final String words;
    private final double share;

    NegativeControl(String label, String suffix, String words, double share) {
        this.label = label;
        this.suffix = suffix;
        this.words = words;
        this.share = share;
    }

    /**
     * The control of a name.
     *
     * @param label its {@link #label()}
     * @return empty where no control has that name
     */
    public static Optional<NegativeControl> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /**
     * Name in scenario files and results.
     *
     * @return kebab-case
     */
    public String label() {
        return label;
    }

    /**
     * What was done, as tables say it.
     *
     * @return words without a full stop
     */
    public String words() {
        return words;
    }

    /**
     * Ends the name of a bound that it broke.
     *
     * @param expected whether the bound is a ceiling over the mean risk
     * @return such as {@code _without_delta}; empty where it leaves the bound as it is
     */
    public String ofCeiling(boolean expected) {
        return this == RAISE_FLOORS || expected && share == 1 ? "" : suffix;
    }

    /**
     * Ends the name of a floor that it broke.
     *
     * @return such as {@code _raised}; empty where it leaves floors as they are
     */
    public String ofFloor() {
        return this == RAISE_FLOORS ? suffix : "";
    }

    /**
     * The information that a ceiling is made of.
     *
     * @param information what it needs, nats
     * @return a share of it
     */
    public double paid(double information) {
        // nothing of an infinite information is nothing
        return share == 0 ? 0 : share * information;
    }

    /**
     * A floor.
     *
     * @param floor its value
     * @return the value that is held against the risks
     */
    public double floor(double floor) {
        return this == RAISE_FLOORS ? Math.min(1, RAISED * floor) : floor;
    }

    /** What is paid of the constant of a theorem, nats. */
    double constant(double logConstant) {
        return this == DROP_XI ? 0 : logConstant;
    }

    /** The theorem that the ceilings pretend to follow from. */
    Optional<MomentInequality> theorem(Optional<MomentInequality> theorem) {
        return this == DROP_XI ? theorem.map(MomentInequality::withoutConstant) : theorem;
    }

    /** The ceiling of one data set; one whose constant is not known keeps it. */
    CeilingRule.Curve curve(CeilingRule rule, long labels, BoundsSpec bounds) {
        Optional<MomentInequality> theorem = rule.moment(labels, bounds.grid());
        if (this == DROP_XI && theorem.isPresent()) {
            double confidence = -StrictMath.log(rule.ownDelta(bounds.delta()));
            CeilingRule.Curve curve = theorem.get().ofBudget();
            return (empiricalRisk, kl) -> curve.at(empiricalRisk, (kl + confidence) / labels);
        }
        CeilingRule.Curve curve = rule.of(labels, bounds.paidDelta(), bounds.grid());
        return (empiricalRisk, kl) -> curve.at(empiricalRisk, paid(kl));
    }
}
