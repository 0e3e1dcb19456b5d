package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.numeric.CompensatedSum;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** The inequality under each ceiling, by the binomial law of a single policy and zero-one loss. */
class MomentInequalityTest {
    private static final List<CeilingRule> RULES = BoundCatalogue.own().highProbability().stream()
            .filter(rule -> rule.moment(1, CatoniGrid.standard()).isPresent())
            .toList();

    /** {@code E exp(m d(k/m, p))}, k ~ Bin(m, p), by products: no logarithm of a factorial. */
    private static double moment(DoubleBinaryOperator distance, int m, double p) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = 0; k <= m; k++) {
            double log = 0;
            for (int i = 1; i <= k; i++) {
                log += Math.log((double) (m - k + i) / i);
            }
            log += k * Math.log(p) + (m - k) * Math.log1p(-p);
            sum.add(Math.exp(log + m * distance.applyAsDouble((double) k / m, p)));
        }
        return sum.value();
    }

    private static MomentInequality of(CeilingRule rule, int m) {
        return rule.moment(m, CatoniGrid.standard()).orElseThrow();
    }

    @Test
    void everyCeilingThatPaysForAKlHasOne() {
        assertThat(BoundCatalogue.own().highProbability())
                .filteredOn(rule -> !rule.reads().heldOut())
                .isEqualTo(RULES)
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void theMeanIsAtMostTheConstantAndMoreThanOne() {
        for (CeilingRule rule : RULES) {
            for (int m : new int[] {1, 2, 7, 50, 200}) {
                MomentInequality theorem = of(rule, m);
                double largest = 0;
                for (double p = 0.02; p < 1; p += 0.02) {
                    double mean = moment(theorem.distance(), m, p);
                    assertThat(mean)
                            .as("%s, m = %d, p = %s", rule.statement().name(), m, p)
                            .isLessThanOrEqualTo(Math.exp(theorem.logConstant()) * (1 + 1e-10));
                    largest = Math.max(largest, mean);
                }
                assertThat(largest)
                        .as(
                                "a constant left out is seen: %s, m = %d",
                                rule.statement().name(), m)
                        .isGreaterThan(1.01);
            }
        }
    }

    /** Maurer's constant is the mean itself, whatever the risk: nothing smaller does. */
    @Test
    void ofTheDivergenceTheMeanIsTheConstant() {
        MomentInequality theorem = of(KlCeiling.RULE, 30);
        for (double p : new double[] {0.01, 0.3, 0.5, 0.9}) {
            assertThat(moment(theorem.distance(), 30, p) / Math.exp(theorem.logConstant()))
                    .isCloseTo(1, within(1e-11));
        }
    }

    /** One value of Catoni's parameter: the mean is 1, whatever the risk. */
    @Test
    void ofOneParameterTheMeanIsOne() {
        for (double c : new double[] {0.1, 1, 5}) {
            CatoniGrid one = CatoniGrid.of(c);
            assertThat(moment((q, p) -> CatoniCeiling.distance(q, p, one), 20, 0.3))
                    .isCloseTo(1, within(1e-11));
        }
    }

    /** The ceiling of a budget is where the distance reaches it. */
    @Test
    void theDistanceIsTheInverseOfTheCeiling() {
        SplittableRandom random = new SplittableRandom(20261201);
        for (CeilingRule rule : RULES) {
            MomentInequality theorem = of(rule, 10);
            for (int i = 0; i < 2000; i++) {
                double q = i % 10 == 0 ? 0 : random.nextDouble();
                double budget = StrictMath.pow(10, -6 + 6 * random.nextDouble());
                double p = theorem.ofBudget().at(q, budget);
                if (p < 0.999) {
                    assertThat(theorem.distance().applyAsDouble(q, p))
                            .as("%s at q = %s, B = %s", rule.statement().name(), q, budget)
                            .isCloseTo(budget, within(1e-9 * budget + 1e-14));
                    assertThat(rule.of(10, 0.05, CatoniGrid.standard()).at(q, 0))
                            .as("the budget of a whole ceiling")
                            .isCloseTo(
                                    theorem.ofBudget()
                                            .at(q, (theorem.logConstant() - Math.log(rule.ownDelta(0.05))) / 10),
                                    within(1e-9));
                }
            }
        }
    }

    /** Of a grid that does not rise the largest is found too. */
    @Test
    void anyOrderOfTheGridHasTheSameLargest() {
        CatoniGrid falls = CatoniGrid.of(8, 4, 2, 1, 0.5, 0.25);
        CatoniGrid rises = CatoniGrid.of(0.25, 0.5, 1, 2, 4, 8);
        for (double q = 0; q <= 1; q += 0.05) {
            for (double p = 0; p <= 1; p += 0.05) {
                assertThat(CatoniCeiling.distance(q, p, rises)).isEqualTo(CatoniCeiling.distance(q, p, falls));
            }
        }
    }

    @Test
    void aDataSetContributesItsExponent() {
        MomentInequality theorem = of(KlCeiling.RULE, 10);
        assertThat(theorem.exponent(0.1, 0.4, 1.5, 10))
                .isEqualTo(10 * BinaryDivergence.of(0.1, 0.4) - 1.5 - Xi.log(10));
        assertThat(theorem.withoutConstant().exponent(0.1, 0.4, 1.5, 10))
                .isEqualTo(10 * BinaryDivergence.of(0.1, 0.4) - 1.5);
    }
}
