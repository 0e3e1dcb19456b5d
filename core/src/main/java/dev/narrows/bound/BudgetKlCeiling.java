package dev.narrows.bound;

/**
 * {@link KlCeiling} with the channel budget in place of the measured KL,
 *
 * <pre>
 * R(Q) &lt;= sup{p : kl(Rhat(Q)||p) &lt;= (K/eta + log(xi(m)/delta))/m}
 * </pre>
 *
 * <p>With probability at least {@code 1 - delta - eta} over the data, for the posterior kernel of which K bounds E KL (not for
 * all posteriors at once). The other forms with the budget are their measured ones with {@link MarkovBudget#divergence()}.
 * K/m does not vanish with m. Rounded up.
 *
 * @param empiricalRisk Rhat(Q), in [0, 1]
 * @param budget K and eta
 * @param labels m in 1..2^53
 * @param delta in (0, 1]
 */
public record BudgetKlCeiling(double empiricalRisk, MarkovBudget budget, long labels, double delta)
        implements UpperBound {
    /**
     * The ceiling of these inputs.
     *
     * @param empiricalRisk Rhat(Q), in [0, 1]
     * @param budget K and eta
     * @param labels m in 1..2^53
     * @param delta in (0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public BudgetKlCeiling {
        PacBayesBudget.checked(empiricalRisk, budget.divergence(), labels, delta);
    }

    @Override
    public double value() {
        return new KlCeiling(empiricalRisk, budget.divergence(), labels, delta).value();
    }
}
