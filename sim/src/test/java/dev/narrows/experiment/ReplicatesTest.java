package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.estimate.Interval;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.family.Trial;
import dev.narrows.family.Trials;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a family returns is held against what it declares, before it is kept. */
class ReplicatesTest {
    /** Trials with this KL in one replicate, and 1 in the others. */
    private record Planted(double kl) implements Trials {
        private static final int WRONG = 7;

        @Override
        public List<Quantity> quantities() {
            return List.of(
                    Quantity.exact(Quantity.RISK, new Interval(0, 1)), Quantity.exact(Quantity.KL, new Interval(0, 2)));
        }

        @Override
        public Trial trial() {
            return (replicate, row) -> {
                row[0] = 0.5;
                row[1] = replicate == WRONG ? kl : 1;
            };
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 2.000001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueOutOfRangeIsNoticed(double kl) {
        Planted trials = new Planted(kl);
        ReplicateValues values = new ReplicateValues(trials.quantities(), 10);
        assertThatThrownBy(() -> Replicates.rows(trials, 5, 10, values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("replicate 7: kl is " + kl + ", must be from 0.0 to 2.0");
        assertThatThrownBy(() -> Replicates.table(trials, 5, 10)).hasMessageContaining("replicate 7: kl is " + kl);
    }

    /** The blind risk is of the true loss: whether the ceilings bound that, the family has to say. */
    @Test
    void whatGuessingReachesOfAnotherRiskIsNotMadeUp() {
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble blind = OptionalDouble.of(0.5);
        ExactHalf exact = new ExactHalf(null, null, ExactHalf.BayesRisk.UNKNOWN, blind, null);
        assertThat(new Planted(1).guessing(exact)).isEqualTo(new GuessingRisks(blind, none, none));
    }

    @Test
    void roundingAtAnEndIsNoFault() {
        ReplicateValues values = Replicates.table(new Planted(2 + 1e-13), 5, 10);
        assertThat(values.row(2)).containsExactly(0.5, 2 + 1e-13);
        assertThat(values.row(4)).containsExactly(0.5, 1);
    }
}
