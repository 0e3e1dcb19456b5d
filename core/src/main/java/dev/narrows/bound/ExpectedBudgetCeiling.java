package dev.narrows.bound;

/**
 * {@link ExpectedKlCeiling} with the channel budget in place of E KL: {@code E R <= sup{p : kl(E Rhat||p) <= K/m}}.
 *
 * <p>Holds in expectation over the data; never below the ceiling with E KL. Rounded up, given its inputs.
 *
 * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
 * @param budget the channel budget, which brings m
 */
public record ExpectedBudgetCeiling(double expectedEmpiricalRisk, ChannelBudget budget) implements UpperBound {
    /**
     * The ceiling of these inputs.
     *
     * @param expectedEmpiricalRisk E Rhat(Q), in [0, 1]
     * @param budget the channel budget, which brings m
     * @throws IllegalArgumentException if the risk is not in [0, 1]
     */
    public ExpectedBudgetCeiling {
        Arguments.requireFraction("expectedEmpiricalRisk", expectedEmpiricalRisk);
    }

    @Override
    public double value() {
        return new ExpectedKlCeiling(expectedEmpiricalRisk, budget.value(), budget.labels()).value();
    }
}
