package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every argument of every bound is checked where the bound is made, so that no bound of impossible inputs is ever
 * passed on.
 */
class RefusalTest {
    private static final double NAN = Double.NaN;
    private static final String NOT_IN_0_1 = ": NaN, must be in [0, 1]";
    private static final String NEGATIVE = ": NaN, must be at least 0";
    private static final long MANY = (1L << 53) + 1;

    private static Arguments of(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> calls() {
        CatoniGrid grid = CatoniGrid.standard();
        return Stream.of(
                of("empiricalRisk" + NOT_IN_0_1, () -> new KlCeiling(NAN, 1, 1, 0.5)),
                of("kl" + NEGATIVE, () -> new KlCeiling(0.5, NAN, 1, 0.5)),
                of("labels: 9007199254740993, must be in 1..2^53", () -> new KlCeiling(0.5, 1, MANY, 0.5)),
                of("delta: NaN, must be in (0, 1]", () -> new KlCeiling(0.5, 1, 1, NAN)),
                of("empiricalRisk" + NOT_IN_0_1, () -> new McAllesterCeiling(NAN, 1, 1, 0.5)),
                of("empiricalRisk" + NOT_IN_0_1, () -> new ThiemannCeiling(NAN, 1, 1, 0.5)),
                of("empiricalRisk" + NOT_IN_0_1, () -> new TolstikhinSeldinCeiling(NAN, 1, 1, 0.5)),
                of("empiricalRisk" + NOT_IN_0_1, () -> new CatoniCeiling(NAN, 1, 1, 0.5)),
                of("kl" + NEGATIVE, () -> new CatoniCeiling(0.5, NAN, 1, 0.5)),
                of("labels: 0, must be in 1..2^53", () -> new CatoniCeiling(0.5, 1, 0, 0.5)),
                of("delta: 0.0, must be in (0, 1]", () -> new CatoniCeiling(0.5, 1, 1, 0)),
                of("empiricalRisk" + NOT_IN_0_1, () -> CatoniCeiling.value(NAN, 1, grid)),
                of("budget" + NEGATIVE, () -> CatoniCeiling.value(0.5, NAN, grid)),
                of("empiricalRisk" + NOT_IN_0_1, () -> McAllesterCeiling.value(NAN, 1)),
                of("budget" + NEGATIVE, () -> McAllesterCeiling.value(0.5, NAN)),
                of("empiricalRisk" + NOT_IN_0_1, () -> ThiemannCeiling.value(NAN, 1)),
                of("budget" + NEGATIVE, () -> ThiemannCeiling.value(0.5, NAN)),
                of("empiricalRisk" + NOT_IN_0_1, () -> TolstikhinSeldinCeiling.value(NAN, 1)),
                of("budget" + NEGATIVE, () -> TolstikhinSeldinCeiling.value(0.5, NAN)),
                of("expectedEmpiricalRisk" + NOT_IN_0_1, () -> new ExpectedKlCeiling(NAN, 1, 1)),
                of("expectedKl" + NEGATIVE, () -> new ExpectedKlCeiling(0.5, NAN, 1)),
                of("labels: 0, must be in 1..2^53", () -> new ExpectedKlCeiling(0.5, 1, 0)),
                of("expectedEmpiricalRisk" + NOT_IN_0_1, () -> new XuRaginskyCeiling(NAN, 1, 1)),
                of("informationUpper" + NEGATIVE, () -> new XuRaginskyCeiling(0.5, NAN, 1)),
                of("labels: 0, must be in 1..2^53", () -> new XuRaginskyCeiling(0.5, 1, 0)),
                of("expectedEmpiricalRisk" + NOT_IN_0_1, () -> new MutualInformationCeiling(NAN, 1, 1)),
                of("informationUpper" + NEGATIVE, () -> new MutualInformationCeiling(0.5, NAN, 1)),
                of("labels: 0, must be in 1..2^53", () -> new MutualInformationCeiling(0.5, 1, 0)),
                of("expectedEmpiricalRisk" + NOT_IN_0_1, () -> new IndividualSampleCeiling(NAN, 1)),
                of("labelInformationUpper" + NEGATIVE, () -> new IndividualSampleCeiling(0.5, NAN)),
                of("labels: 0, must be in 1..2^53", () -> PacBayesBudget.of(0, 0.5)),
                of("delta: 1.5, must be in (0, 1]", () -> PacBayesBudget.of(1, 1.5)),
                of("labels: 0, must be in 1..2^53", () -> PacBayesBudget.ofParameters(0, 0.5, 1)),
                of("delta: 1.5, must be in (0, 1]", () -> PacBayesBudget.ofParameters(1, 1.5, 1)),
                of("parameters: 0, must be at least 1", () -> PacBayesBudget.ofParameters(1, 0.5, 0)),
                of("kl" + NEGATIVE, () -> PacBayesBudget.of(1, 0.5).at(NAN)),
                of("labels: 0, must be in 1..2^53", () -> new ChannelBudget(0, 1, 0, 1, 1, 1)),
                of("capacity" + NEGATIVE, () -> new ChannelBudget(1, NAN, 0, 1, 1, 1)),
                of("targetContext" + NEGATIVE, () -> new ChannelBudget(1, 1, NAN, 1, 1, 1)),
                of("expectedKl" + NEGATIVE, () -> new ChannelBudget(1, 1, 0, NAN, 1, 1)),
                of("rhoUpper" + NEGATIVE, () -> new ChannelBudget(1, 1, 0, 1, NAN, 1)),
                of("informationLower" + NEGATIVE, () -> new ChannelBudget(1, 1, 0, 1, 1, NAN)),
                of("budget" + NEGATIVE, () -> new MarkovBudget(NAN, 0.5)),
                of("eta: 0.0, must be in (0, 1]", () -> new MarkovBudget(1, 0)),
                of("delta: 0.0, must be in (0, 1]", () -> new MarkovBudget(1, 0.5).failureRate(0)),
                of(
                        "entropy: Infinity, must be finite and at least 0",
                        () -> new WeakFano(Double.POSITIVE_INFINITY, 0, 2)),
                of("information" + NEGATIVE, () -> new WeakFano(1, NAN, 2)),
                of("codewords: 2.5, must be a whole number of at least 2", () -> new WeakFano(1, 0, 2.5)),
                of("codewords: 1.0, must be a whole number of at least 2", () -> new WeakFano(1, 0, 1)),
                of(
                        "codewords: Infinity, must be a whole number of at least 2",
                        () -> new SharpFano(1, 0, Double.POSITIVE_INFINITY)),
                of("codewords: NaN, must be a whole number of at least 2", () -> new SharpFano(1, 0, NAN)),
                of("entropy: NaN, must be finite and at least 0", () -> new SharpFano(NAN, 0, 2)),
                of("q: 1.5, must be in [0, 1]", () -> BinaryDivergence.of(1.5, 0.5)),
                of("p: 1.5, must be in [0, 1]", () -> BinaryDivergence.of(0.5, 1.5)),
                of("q" + NOT_IN_0_1, () -> KlInverse.lower(NAN, 1)),
                of("budget" + NEGATIVE, () -> KlInverse.upper(0.5, NAN)),
                of("bayesRisk" + NOT_IN_0_1, () -> Tightness.of(() -> 0, NAN, 0.5, () -> 1)),
                of("expectedRisk" + NOT_IN_0_1, () -> Tightness.of(() -> 0, 0.5, NAN, () -> 1)),
                of("expectedRisk" + NOT_IN_0_1, () -> Tightness.gap(() -> 1, NAN, 0.5, 0.5)),
                of("blindRisk" + NOT_IN_0_1, () -> Tightness.gap(() -> 1, 0.5, NAN, 0.5)),
                of("bayesRisk" + NOT_IN_0_1, () -> Tightness.gap(() -> 1, 0.5, 0.5, NAN)),
                of("kind-of-floor" + NOT_IN_0_1, () -> new Floor("kind-of-floor", FloorForm.ONLY, NAN)),
                of("c: Infinity, must be finite and above 0", () -> CatoniGrid.of(Double.POSITIVE_INFINITY)),
                of(
                        "name: \"Two Words\", must be [a-z][a-z0-9]*(?:-[a-z0-9]+)*",
                        () -> new Statement("Two Words", "f", "h", Holds.ALWAYS, "s")),
                of(
                        "name: formula, hypotheses and source must not be empty",
                        () -> new Statement("name", " ", "h", Holds.ALWAYS, "s")),
                of(
                        "name: formula, hypotheses and source must not be empty",
                        () -> new Statement("name", "f", " ", Holds.ALWAYS, "s")),
                of(
                        "name: formula, hypotheses and source must not be empty",
                        () -> new Statement("name", "f", "h", Holds.ALWAYS, " ")));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("calls")
    void namesParameterValueAndDomain(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void nothingStandsForAMissingPart() {
        assertThatNullPointerException()
                .isThrownBy(() -> new CatoniCeiling(0.5, 1, 1, 0.5, null))
                .withMessage("grid");
        assertThatNullPointerException()
                .isThrownBy(() -> new Floor("name", null, 0))
                .withMessage("form");
        assertThatNullPointerException()
                .isThrownBy(() -> new Statement("name", "f", "h", null, "s"))
                .withMessage("holds");
    }

    @Test
    void aCeilingHoldsAsWhatItNeedsAllows() {
        Statement eachDataSet = new Statement("mine", "f", "h", Holds.WITH_PROBABILITY, "s");
        Statement mean = new Statement("mine", "f", "h", Holds.IN_EXPECTATION, "s");
        CeilingRule.Maker maker = (labels, delta, grid) -> (risk, information) -> 1;
        for (CeilingRule.Needs needs : CeilingRule.Needs.values()) {
            Statement wrong = needs == CeilingRule.Needs.KL ? mean : eachDataSet;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CeilingRule.of(wrong, needs, maker))
                    .withMessage("mine: needs " + needs + " and holds "
                            + wrong.holds().words());
            CeilingRule.of(wrong == mean ? eachDataSet : mean, needs, maker);
        }
    }

    @Test
    void aNameStandsOnceAndIsNoOtherColumns() {
        BoundCatalogue own = BoundCatalogue.own();
        for (String name : List.of("kl", "best")) {
            CeilingRule twice = CeilingRule.ofBudget(
                    new Statement(name, "f", "h", Holds.WITH_PROBABILITY, "s"), (risk, budget) -> 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> own.with(List.of(), List.of(twice)))
                    .withMessage("the bound of " + twice.getClass().getName() + " is named \"" + name
                            + "\", must have a name of its own");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> own.with(List.of(SharpFano.RULE), List.of()))
                .withMessage("the bound of " + SharpFano.RULE.getClass().getName()
                        + " is named \"sharp-fano\", must have a name of its own");
    }
}
