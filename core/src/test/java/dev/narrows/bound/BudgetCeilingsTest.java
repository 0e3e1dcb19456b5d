package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BudgetCeilingsTest {
    @Test
    void budgetIsItsFormulaRoundedUp() {
        ChannelBudget budget = new ChannelBudget(100, 0.2, 0.05, 3, 1.5, 2.25);
        assertThat(budget.channel()).isCloseTo(25, within(1e-12)).isGreaterThanOrEqualTo(25);
        assertThat(budget.informationTargetsLower())
                .isCloseTo(0.75, within(1e-14))
                .isLessThanOrEqualTo(0.75);
        assertThat(budget.value()).isCloseTo(27.25, within(1e-12)).isGreaterThanOrEqualTo(27.25);
        assertThat(new ChannelBudget(100, 0.2, 0.05, 3, Double.POSITIVE_INFINITY, 0).value())
                .isCloseTo(28, within(1e-12));
    }

    /**
     * More information known to be the channel's, or less noise, never raises the budget; a capacity never lowers it.
     */
    @Test
    void budgetIsMonotoneInItsTerms() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(17);
        for (int i = 0; i < 1_000; i++) {
            double c = rng.nextDouble();
            double kl = 10 * rng.nextDouble();
            double rho = 10 * rng.nextDouble();
            double low = 10 * rng.nextDouble();
            double value = new ChannelBudget(50, c, 0.1, kl, rho, low).value();
            assertThat(new ChannelBudget(50, c, 0.1, kl, rho + 0.1, low).value())
                    .isGreaterThanOrEqualTo(value);
            assertThat(new ChannelBudget(50, c, 0.1, kl, rho, low + 0.1).value())
                    .isLessThanOrEqualTo(value);
            assertThat(new ChannelBudget(50, c + 0.01, 0.1, kl, rho, low).value())
                    .isGreaterThan(value);
        }
    }

    @Test
    void markovDividesByEtaAndAddsItToTheFailureRate() {
        MarkovBudget budget = new MarkovBudget(2, 0.05);
        assertThat(budget.divergence()).isCloseTo(40, within(1e-12)).isGreaterThanOrEqualTo(40);
        assertThat(budget.failureRate(0.05)).isCloseTo(0.1, within(1e-15));
        assertThat(budget.failureRate(0.99)).isEqualTo(1);
        assertThat(new KlCeiling(0.1, budget.divergence(), 1000, 0.05).value())
                .isGreaterThan(new KlCeiling(0.1, 2, 1000, 0.05).value());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelBudget(0, 1, 0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelBudget(1, Double.NaN, 0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelBudget(1, 1, 0, 1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkovBudget(1, 0));
    }
}
