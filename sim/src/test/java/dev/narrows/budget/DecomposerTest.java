package dev.narrows.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.bound.Capacities;
import dev.narrows.learner.ChannelDecomposition;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.numeric.Bracket;
import dev.narrows.sampling.StreamKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecomposerTest {
    private static Decomposer decomposer(SmallModels c, Optional<NestedMonteCarlo> nested) {
        return new Decomposer(
                c.model(), Capacities.of(c.model()), c.labels(), nested, StreamKey.of(List.of("decomposer")));
    }

    private static void assertHolds(Bracket bracket, double value) {
        assertThat(value).isBetween(bracket.low() - 1e-11, bracket.high() + 1e-11);
    }

    /** Twelve models, four of them with I(U;S) > 0; nested limits fail with probability below 1e-6 a model. */
    @Test
    void everyMethodHoldsTheEnumeratedValuesAndTheBudgetIsNotBelowTheKl() {
        for (SmallModels c : SmallModels.some(12, 5101)) {
            ChannelDecomposition exact = c.exact();
            ExactExpectations expectations = ExactExpectations.of(c.learner(), c.labels());
            Decomposer nested = decomposer(c, Optional.of(new NestedMonteCarlo(500, 20, 1 - 1e-6)));
            Decomposer plain = decomposer(c, Optional.empty());
            List<KlTerms> all = List.of(
                    plain.enumerated(c.learner(), 0),
                    plain.bracketed(c.learner(), expectations),
                    nested.bracketed(c.learner(), expectations));
            for (KlTerms terms : all) {
                assertHolds(terms.limits().information(), exact.information());
                assertHolds(terms.limits().rho(), exact.rho());
                assertHolds(terms.mismatch(), exact.marginalDivergence());
                assertThat(terms.budget()).isGreaterThanOrEqualTo(exact.expectedKl());
                assertThat(terms.budget())
                        .isGreaterThanOrEqualTo(terms.channelInformation()
                                + terms.contextInformation()
                                + exact.rho()
                                + exact.marginalDivergence()
                                - 1e-8);
            }
            assertThat(all.stream().map(t -> t.limits().method().label()))
                    .containsExactly("enumerated", "bracket", "nested");
            KlTerms enumerated = all.get(0);
            assertThat(enumerated.limits().information().high()
                            + enumerated.mismatch().high())
                    .isCloseTo(exact.expectedKl(), within(1e-8));
            assertThat(enumerated.budget()).isLessThanOrEqualTo(all.get(1).budget() + 1e-8);
        }
    }
}
