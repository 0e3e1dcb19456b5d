package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.narrows.testing.Cases;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class CeilingsTest {
    private static final int CASES = Cases.of(100_000);
    private static final double ROUNDING = 1e-13;

    /** Four inputs and a formula for each ceiling: the true ones, or faulty ones for the same checks. */
    private interface Formula {
        double value(double risk, double kl, long labels, double delta);
    }

    private record Ceilings(Formula kl, Formula mcAllester, Formula thiemann, Formula tolstikhinSeldin) {}

    private static final Ceilings TRUE = new Ceilings(
            (r, kl, m, d) -> new KlCeiling(r, kl, m, d).value(),
            (r, kl, m, d) -> new McAllesterCeiling(r, kl, m, d).value(),
            (r, kl, m, d) -> new ThiemannCeiling(r, kl, m, d).value(),
            (r, kl, m, d) -> new TolstikhinSeldinCeiling(r, kl, m, d).value());

    private record Input(double risk, double kl, long labels, double delta) {
        double of(Formula formula) {
            return formula.value(risk, kl, labels, delta);
        }

        double budget() {
            return PacBayesBudget.of(labels, delta).at(kl);
        }
    }

    private static int count(ToIntFunction<Input> wrong) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(31);
        int count = 0;
        for (int i = 0; i < CASES; i++) {
            double risk = random.nextInt(10) == 0 ? random.nextInt(2) : StrictMath.pow(random.nextDouble(), 3);
            double kl = random.nextInt(10) == 0 ? 0 : StrictMath.exp(20 * random.nextDouble() - 12);
            long labels = 1 + (long) StrictMath.exp(9 * random.nextDouble());
            double delta = random.nextInt(20) == 0 ? Double.MIN_VALUE : StrictMath.exp(-12 * random.nextDouble());
            count += wrong.applyAsInt(new Input(risk, kl, labels, delta));
        }
        return count;
    }

    private static int outOfOrder(Ceilings c) {
        return count(in -> {
            double kl = in.of(c.kl);
            double thiemann = in.of(c.thiemann);
            boolean ordered = kl <= in.of(c.mcAllester) + ROUNDING
                    && kl <= thiemann + ROUNDING
                    && thiemann <= in.of(c.tolstikhinSeldin) + ROUNDING;
            return ordered ? 0 : 1;
        });
    }

    /** A ceiling from the kl inequality must be at least sup{p : kl(Rhat||p) <= B}: kl(Rhat||value) >= B, or 1. */
    private static int insideTheBudget(Formula formula) {
        return count(in -> {
            double value = in.of(formula);
            boolean outside = value == 1
                    || value >= in.risk && BinaryDivergence.of(in.risk, value) >= in.budget() * (1 - ROUNDING);
            return outside ? 0 : 1;
        });
    }

    @Test
    void klThiemannTolstikhinSeldinAndKlMcAllesterAreOrdered() {
        assertThat(outOfOrder(TRUE)).isZero();
    }

    @Test
    void theOrderCatchesEachPlantedError() {
        Formula short1 = (r, kl, m, d) -> r + 0.9 * (new ThiemannCeiling(r, kl, m, d).value() - r);
        Formula short2 = (r, kl, m, d) -> r + 0.9 * (new TolstikhinSeldinCeiling(r, kl, m, d).value() - r);
        Formula noHalf = (r, kl, m, d) ->
                Math.min(1, r + Math.sqrt(PacBayesBudget.of(m, d).at(kl)) / 2);
        assertThat(outOfOrder(new Ceilings(TRUE.kl, noHalf, TRUE.thiemann, TRUE.tolstikhinSeldin)))
                .isPositive();
        assertThat(outOfOrder(new Ceilings(TRUE.kl, TRUE.mcAllester, short1, TRUE.tolstikhinSeldin)))
                .isPositive();
        assertThat(outOfOrder(new Ceilings(TRUE.kl, TRUE.mcAllester, TRUE.thiemann, short2)))
                .isPositive();
        Formula long1 = (r, kl, m, d) -> Math.min(1, new KlCeiling(r, 1.2 * kl, m, d).value());
        assertThat(outOfOrder(new Ceilings(long1, TRUE.mcAllester, TRUE.thiemann, TRUE.tolstikhinSeldin)))
                .isPositive();
    }

    @Test
    void everyOneReachesTheSupremum() {
        for (Formula formula : new Formula[] {TRUE.kl, TRUE.mcAllester, TRUE.thiemann, TRUE.tolstikhinSeldin}) {
            assertThat(insideTheBudget(formula)).isZero();
            assertThat(insideTheBudget((r, kl, m, d) -> r + 0.999 * (formula.value(r, kl, m, d) - r)))
                    .isPositive();
        }
        assertThat(insideTheBudget((r, kl, m, d) -> new KlCeiling(r, kl, m, Math.min(1, 2 * d)).value()))
                .isPositive();
    }

    @Test
    void thiemannIsTheLeastOverItsParameter() {
        double risk = 0.13;
        ThiemannCeiling ceiling = new ThiemannCeiling(risk, 3.5, 400, 0.05);
        double budget = PacBayesBudget.of(400, 0.05).at(3.5);
        double least = 1;
        for (int i = 1; i < 20_000; i++) {
            double l = i * 1e-4;
            least = Math.min(least, risk / (1 - l / 2) + budget / (l * (1 - l / 2)));
        }
        assertThat(ceiling.value()).isLessThanOrEqualTo(least + 1e-14).isCloseTo(least, offset(1e-7));
    }

    @Test
    void catoniIsTheLeastOfItsSinglesAtASharedConfidence() {
        CatoniGrid grid = CatoniGrid.standard();
        assertThat(grid.size()).isEqualTo(17);
        double least = 1;
        for (int i = 0; i < grid.size(); i++) {
            assertThat(grid.value(i)).isCloseTo(StrictMath.pow(2, (i - 8) / 2.0), offset(1e-14));
            CatoniGrid single = CatoniGrid.of(grid.value(i));
            least = Math.min(least, new CatoniCeiling(0.2, 4, 300, 0.05 / 17, single).value());
        }
        assertThat(new CatoniCeiling(0.2, 4, 300, 0.05).value()).isCloseTo(least, offset(1e-13));
        assertThat(new CatoniCeiling(0.2, 4, 300, 0.05, CatoniGrid.of(1)).value())
                .isCloseTo(
                        (1 - StrictMath.exp(-0.2 - (4 + StrictMath.log(20)) / 300)) / (1 - StrictMath.exp(-1)),
                        offset(1e-13));
    }

    /** What leaves out the values of c that cannot be the least gives the bits of the least of all. */
    @Test
    void catoniIsTheLeastOfAllItsValuesToTheLastBit() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(6);
        CatoniGrid grid = CatoniGrid.standard();
        for (int i = 0; i < Cases.of(50_000); i++) {
            double risk = random.nextInt(20) == 0 ? random.nextInt(2) : StrictMath.pow(random.nextDouble(), 3);
            double budget = random.nextInt(50) == 0 ? 0 : StrictMath.exp(30 * random.nextDouble() - 22);
            double least = 1;
            for (int k = 0; k < grid.size(); k++) {
                double exponent = Outward.up(grid.value(k) * risk + budget);
                least = Math.min(least, Outward.up(-StrictMath.expm1(-exponent) / grid.complement(k)));
            }
            assertThat(CatoniCeiling.value(risk, budget, grid)).isEqualTo(least);
        }
        assertThat(CatoniCeiling.value(0.5, Double.POSITIVE_INFINITY, grid)).isEqualTo(1);
    }

    /** For every c, -log(1-p(1-e^-c)) - c q = kl(q||p) at most, with equality at the best c. */
    @Test
    void catoniAtTheBestParameterIsTheKlInverseOfItsBudget() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        for (int i = 0; i < 2_000; i++) {
            double q = random.nextDouble();
            double budget = random.nextDouble();
            double p = KlInverse.upper(q, budget);
            double c = StrictMath.log(p * (1 - q) / (q * (1 - p)));
            if (p < 1 - 1e-6 && c > 0) {
                assertThat(new CatoniCeiling(q, budget, 1, 1, CatoniGrid.of(c)).value())
                        .isCloseTo(p, offset(1e-9));
                double elsewhere = new CatoniCeiling(q, budget, 1, 1, CatoniGrid.of(1.5 * c)).value();
                assertThat(elsewhere).isGreaterThanOrEqualTo(p - 1e-12);
            }
        }
    }

    @Test
    void expectedKlIsNeverAboveXuRaginsky() {
        assertThat(count(in -> new ExpectedKlCeiling(in.risk, in.kl, in.labels).value()
                                <= new XuRaginskyCeiling(in.risk, in.kl, in.labels).value() + ROUNDING
                        ? 0
                        : 1))
                .isZero();
        assertThat(count(in -> new ExpectedKlCeiling(in.risk, in.kl, in.labels).value()
                                <= in.risk + Math.sqrt(in.kl / (2.2 * in.labels)) + ROUNDING
                        ? 0
                        : 1))
                .isPositive();
        assertThat(new ExpectedKlCeiling(0.3, 0, 10).value()).isEqualTo(0.3);
        assertThat(new XuRaginskyCeiling(0.25, 2, 100).value()).isCloseTo(0.35, offset(1e-14));
    }

    @Test
    void edgesAreInRange() {
        for (double risk : new double[] {0, 1e-300, 0.5, Math.nextDown(1.0), 1}) {
            for (double kl : new double[] {0, 1e-18, 1, 1e300, Double.POSITIVE_INFINITY}) {
                for (long labels : new long[] {1, 1_000_000_000_000L}) {
                    for (double delta : new double[] {Double.MIN_VALUE, 0.05, 1}) {
                        for (UpperBound bound : all(risk, kl, labels, delta)) {
                            assertThat(bound.value()).as("%s", bound).isBetween(risk, 1.0);
                        }
                    }
                }
            }
        }
    }

    private static UpperBound[] all(double risk, double kl, long labels, double delta) {
        return new UpperBound[] {
            new KlCeiling(risk, kl, labels, delta),
            new McAllesterCeiling(risk, kl, labels, delta),
            new ThiemannCeiling(risk, kl, labels, delta),
            new TolstikhinSeldinCeiling(risk, kl, labels, delta),
            new CatoniCeiling(risk, kl, labels, delta),
            new ExpectedKlCeiling(risk, kl, labels),
            new XuRaginskyCeiling(risk, kl, labels)
        };
    }

    @Test
    void refuseWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlCeiling(1.5, 1, 1, 0.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new McAllesterCeiling(0.5, -1, 1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThiemannCeiling(0.5, 1, 0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new TolstikhinSeldinCeiling(0.5, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new CatoniCeiling(0.5, Double.NaN, 1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> CatoniGrid.of()).withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatoniGrid.of(1, 0))
                .withMessageContaining("c: 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpectedKlCeiling(-0.1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new XuRaginskyCeiling(0.1, 1, 0));
    }
}
