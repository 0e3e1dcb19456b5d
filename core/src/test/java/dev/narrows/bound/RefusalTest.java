package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.narrows.model.Loop;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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
                of("heldOutRisk" + NOT_IN_0_1, () -> new HoldOutCeiling(NAN, 1, 0.5)),
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
                of("q" + NOT_IN_0_1, () -> KlInverse.upper(NAN, 1)),
                of("budget" + NEGATIVE, () -> KlInverse.upper(0.5, NAN)),
                of("bayesRisk" + NOT_IN_0_1, () -> Tightness.of(() -> 0, NAN, 0.5, () -> 1)),
                of("expectedRisk" + NOT_IN_0_1, () -> Tightness.of(() -> 0, 0.5, NAN, () -> 1)),
                of("expectedRisk" + NOT_IN_0_1, () -> Tightness.gap(() -> 1, NAN, 0.5, 0.5)),
                of("blindRisk" + NOT_IN_0_1, () -> Tightness.gap(() -> 1, 0.5, NAN, 0.5)),
                of("bayesRisk" + NOT_IN_0_1, () -> Tightness.gap(() -> 1, 0.5, 0.5, NAN)),
                of("kind-of-floor" + NOT_IN_0_1, () -> new Floor("kind-of-floor", FloorForm.ONLY, Holds.ALWAYS, NAN)),
                of(
                        "information: Optional[TOTAL], context: Optional.empty, must both be there, or neither of them",
                        () -> new FloorForm(Optional.of(InformationKind.TOTAL), Optional.empty())),
                of(
                        "information: Optional.empty, context: Optional[AVERAGED], "
                                + "must both be there, or neither of them",
                        () -> new FloorForm(Optional.empty(), Optional.of(ContextUse.AVERAGED))),
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
                .isThrownBy(() -> new Floor("name", null, Holds.ALWAYS, 0))
                .withMessage("form");
        assertThatNullPointerException()
                .isThrownBy(() -> new Floor("name", FloorForm.ONLY, null, 0))
                .withMessage("holds");
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

    /** A floor of these claims, always 0. */
    private record Claims(String name, Holds holds, List<FloorForm> forms, List<String> lower) implements FloorRule {
        @Override
        public Statement statement() {
            return new Statement(name, "0", "none", holds, "trivial");
        }

        @Override
        public List<String> below(FloorForm form) {
            return lower;
        }

        @Override
        public ToDoubleFunction<FloorForm> of(Loop loop, Informations informations) {
            return form -> 0;
        }
    }

    private static void refused(FloorRule rule, String found) {
        FloorRule other = new Claims("other", Holds.AT_CONFIDENCE, List.of(FloorForm.ONLY), List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> BoundCatalogue.own().with(List.of(other, rule), List.of()))
                .withMessageContaining("the bound \"claims\" of " + Claims.class.getName())
                .withMessageContaining(found);
    }

    @Test
    void aFloorThatContradictsItselfIsRefused() {
        List<FloorForm> only = List.of(FloorForm.ONLY);
        refused(new Claims("claims", Holds.WITH_PROBABILITY, only, List.of()), "holds with probability");
        refused(new Claims("claims", Holds.IN_EXPECTATION, only, List.of()), "holds in expectation");
        refused(new Claims("claims", Holds.ALWAYS, List.of(), List.of()), "has the forms []");
        refused(new Claims("claims", Holds.ALWAYS, List.of(FloorForm.ONLY, FloorForm.ONLY), List.of()), "each once");
        refused(new Claims("claims", Holds.ALWAYS, only, List.of("sharp-fanno")), "\"sharp-fanno\" below it");
        refused(new Claims("claims", Holds.ALWAYS, only, List.of("claims")), "no floor before it");
        refused(new Claims("claims", Holds.ALWAYS, only, List.of("other")), "which does not");
        refused(new Claims("claims", Holds.OVER_CODEBOOKS, only, List.of("other")), "which does not");
        BoundCatalogue.own()
                .with(
                        List.of(
                                new Claims("other", Holds.AT_CONFIDENCE, List.of(FloorForm.ONLY), List.of()),
                                new Claims("claims", Holds.AT_CONFIDENCE, only, List.of("other", "sharp-fano"))),
                        List.of());
    }

    @Test
    void aCeilingOfAUserHoldsAsWhatItNeedsAllows() {
        for (Holds holds : Holds.values()) {
            for (CeilingRule.Needs needs : CeilingRule.Needs.values()) {
                CeilingRule rule = new CeilingRule() {
                    @Override
                    public Statement statement() {
                        return new Statement("mine", "f", "h", holds, "s");
                    }

                    @Override
                    public Needs needs() {
                        return needs;
                    }

                    @Override
                    public Curve of(long labels, double delta, CatoniGrid grid) {
                        return (risk, kl) -> 1;
                    }
                };
                ThrowingCallable with = () -> BoundCatalogue.own().with(List.of(), List.of(rule));
                if (holds == (needs == CeilingRule.Needs.KL ? Holds.WITH_PROBABILITY : Holds.IN_EXPECTATION)) {
                    assertThatNoException().isThrownBy(with);
                } else {
                    assertThatIllegalStateException().isThrownBy(with).withMessageContaining("\"mine\"");
                }
            }
        }
    }

    /** Only an {@link ExcessRule} is given the excess: another could not know R*. */
    @Test
    void aCeilingOfTheExcessIsAnExcessRule() {
        CeilingRule other = new CeilingRule() {
            @Override
            public Statement statement() {
                return new Statement("mine", "f", "h", Holds.WITH_PROBABILITY, "s");
            }

            @Override
            public Reads reads() {
                return Reads.EXCESS;
            }

            @Override
            public Curve of(long labels, double delta, CatoniGrid grid) {
                return (share, kl) -> 1;
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> BoundCatalogue.own().with(List.of(), List.of(other)))
                .withMessageContaining("\"mine\"")
                .withMessageContaining("reads EXCESS and is no ExcessRule");
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
