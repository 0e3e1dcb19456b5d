package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/** Bounds at inputs whose exact values are doubles: each is on its safe side of them, and within a few roundings. */
class RoundingTest {
    private static final double STEP = 0x1p-50;

    private static void above(double bound, double exact) {
        assertThat(bound).isGreaterThanOrEqualTo(exact).isLessThanOrEqualTo(exact * (1 + 4 * STEP));
    }

    private static void below(double bound, double exact) {
        assertThat(bound).isLessThanOrEqualTo(exact).isGreaterThanOrEqualTo(exact * (1 - 4 * STEP));
    }

    @Test
    void outwardIsEightHalfUnits() {
        assertThat(Outward.up(1)).isEqualTo(1 + STEP);
        assertThat(Outward.down(1)).isEqualTo(1 - STEP);
        assertThat(Outward.up(0)).isZero();
        assertThat(Outward.up(Double.POSITIVE_INFINITY)).isInfinite();
    }

    @Test
    void ceilingsAreAbove() {
        above(McAllesterCeiling.value(0.25, 0.125), 0.5);
        above(ThiemannCeiling.value(0.1875, 0.125), 0.5625);
        above(TolstikhinSeldinCeiling.value(0.125, 0.0625), 0.375);
        above(new XuRaginskyCeiling(0.25, 2, 16).value(), 0.5);
        above(new ExpectedKlCeiling(0, 3, 4).value(), -StrictMath.expm1(-0.75));
        assertThat(McAllesterCeiling.value(0.75, 0.5)).isEqualTo(1);
        assertThat(ThiemannCeiling.value(0.5, 0.5)).isEqualTo(1);
        assertThat(TolstikhinSeldinCeiling.value(0.5, 0.5)).isEqualTo(1);
        // beyond the range of doubles the square of a budget must not be taken
        assertThat(ThiemannCeiling.value(0, 1e200)).isEqualTo(1);
        assertThat(TolstikhinSeldinCeiling.value(0, Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void budgetsAreAbove() {
        above(PacBayesBudget.ofParameters(4, 1, 1).at(3), 0.75);
        above(PacBayesBudget.ofParameters(8, 0.5, 2).at(0), StrictMath.log(4) / 8);
        above(PacBayesBudget.of(1, 1).at(1), 1 + StrictMath.log(2));
        above(PacBayesBudget.of(2, 0.125).at(1), 0.5 + (StrictMath.log(2.5) + StrictMath.log(8)) / 2);
        above(new MarkovBudget(3, 0.25).divergence(), 12);
        assertThat(new MarkovBudget(3, 0.25).failureRate(0.5)).isEqualTo(0.75);
        ChannelBudget budget = new ChannelBudget(16, 0.5, 0.25, 3, 1, 4);
        above(budget.channel(), 12);
        below(budget.informationTargetsLower(), 3);
        above(budget.value(), 12);
        assertThat(new ChannelBudget(16, 0, 0, 1, 0, 1e300).value()).isZero();
        assertThat(new ChannelBudget(1, 0, 0, 0, 1, 1).informationTargetsLower())
                .isZero();
        // the rounding of a difference counts in units of the larger number
        assertThat(new ChannelBudget(1, 0, 0, 1, 1, Math.nextUp(1.0)).informationTargetsLower())
                .isZero();
        ChannelBudget channelAlone = new ChannelBudget(1, 1, 0, 0, 0, 0);
        assertThat(channelAlone.value()).isGreaterThan(Outward.up(channelAlone.channel()));
    }

    @Test
    void catoniIsAboveItsFormula() {
        CatoniGrid one = CatoniGrid.of(1);
        double complement = -StrictMath.expm1(-1);
        above(CatoniCeiling.value(0.5, 0.25, one), -StrictMath.expm1(-0.75) / complement);
        assertThat(CatoniCeiling.value(1, 1, one)).isEqualTo(1);
        assertThat(one)
                .isEqualTo(CatoniGrid.of(1))
                .hasSameHashCodeAs(CatoniGrid.of(1))
                .hasToString("CatoniGrid[1.0]");
        assertThat(one).isNotEqualTo(CatoniGrid.of(2)).isNotEqualTo("CatoniGrid[1.0]");
        assertThat(one.hashCode()).isNotEqualTo(CatoniGrid.of(2).hashCode());
        assertThat(CatoniGrid.standard().value(8)).isEqualTo(1);
        assertThat(CatoniGrid.standard().value(9)).isEqualTo(Math.sqrt(2));
        assertThat(CatoniGrid.standard().value(7)).isEqualTo(Math.sqrt(0.5));
    }

    @Test
    void fanosFloorsAreBelow() {
        double log2 = StrictMath.log(2);
        below(new WeakFano(StrictMath.log(4), 0, 4).value() + 0x1p-49, 0.5);
        assertThat(new WeakFano(StrictMath.log(4), 0, 4).value()).isLessThan(0.5);
        below(new WeakFano(StrictMath.log(16), log2, 16).value() + 0x1p-49, 0.5);
        // an entropy above log M is a rounding: it is cut to it
        assertThat(new WeakFano(9, 0, 4).value()).isEqualTo(new WeakFano(StrictMath.log(4), 0, 4).value());
        assertThat(new SharpFano(log2, 0, 2).value()).isEqualTo(Math.nextDown(0.5));
        assertThat(new SharpFano(9, 0, 4).value()).isEqualTo(Math.nextDown(0.75));
        assertThat(new SharpFano(log2, 9, 2).value()).isZero();
        // half a nat of a bit and a half: the root is where the two sides meet, and the next double is beyond it
        double floor = new SharpFano(StrictMath.log(3), 0.5, 3).value();
        assertThat(-floor * StrictMath.log(floor) - (1 - floor) * StrictMath.log1p(-floor) + floor * log2)
                .isCloseTo(StrictMath.log(3) - 0.5, offset(4e-15))
                .isLessThan(StrictMath.log(3) - 0.5);
    }

    @Test
    void theGapOfACeilingIsAShareOfWhatLabelsCanDo() {
        assertThat(Tightness.gap(() -> 0.5, 0.25, 0.75, 0.25)).hasValue(0.5);
        assertThat(Tightness.gap(() -> 0.25, 0.25, 0.75, 0.25)).hasValue(0);
        assertThat(Tightness.gap(() -> 0.5, 0.25, 0.25, 0.25)).isEmpty();
        assertThat(Tightness.gap(() -> 0.5, 0.25, 1e-12, 0)).isEmpty();
        assertThat(Tightness.gap(() -> 0.5, 0.25, 2e-12, 0)).isPresent();
    }

    @Test
    void divergencesInClosedForm() {
        double log2 = StrictMath.log(2);
        assertThat(BinaryDivergence.of(0.3, 0.3)).isZero();
        assertThat(BinaryDivergence.of(0, 0.5)).isEqualTo(log2);
        assertThat(BinaryDivergence.of(1, 0.5)).isEqualTo(log2);
        assertThat(BinaryDivergence.of(0.5, 0.25))
                .isEqualTo(BinaryDivergence.of(0.5, 0.75))
                .isCloseTo(log2 - StrictMath.log(3) / 2, offset(1e-16));
        // d/grow overflows: the form of differences of logarithms
        assertThat(BinaryDivergence.growing(0.5, Double.MIN_VALUE)).isBetween(3.6e-321, 3.7e-321);
        assertThat(BinaryDivergence.growing(0.5, 0)).isZero();
        assertThat(BinaryDivergence.shrinking(0.5, 1, 0.5)).isCloseTo(log2, offset(2e-16));
        assertThat(BinaryDivergence.error(1, 1)).isEqualTo(19 * 0x1p-53);
    }
}
