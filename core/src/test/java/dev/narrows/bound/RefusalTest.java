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
    private static final long MANY = (1L << 53) + 1;

    private static Arguments of(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    static Stream<Arguments> calls() {
        CatoniGrid grid = CatoniGrid.standard();
        return Stream.of(
                of("empiricalRisk", () -> new KlCeiling(NAN, 1, 1, 0.5)),
                of("kl", () -> new KlCeiling(0.5, NAN, 1, 0.5)),
                of("labels", () -> new KlCeiling(0.5, 1, MANY, 0.5)),
                of("delta", () -> new KlCeiling(0.5, 1, 1, NAN)),
                of("empiricalRisk", () -> new McAllesterCeiling(NAN, 1, 1, 0.5)),
                of("empiricalRisk", () -> new ThiemannCeiling(NAN, 1, 1, 0.5)),
                of("empiricalRisk", () -> new TolstikhinSeldinCeiling(NAN, 1, 1, 0.5)),
                of("empiricalRisk", () -> new CatoniCeiling(NAN, 1, 1, 0.5)),
                of("kl", () -> new CatoniCeiling(0.5, NAN, 1, 0.5)),
                of("labels", () -> new CatoniCeiling(0.5, 1, 0, 0.5)),
                of("delta", () -> new CatoniCeiling(0.5, 1, 1, 0)),
                of("empiricalRisk", () -> CatoniCeiling.value(NAN, 1, grid)),
                of("budget", () -> CatoniCeiling.value(0.5, NAN, grid)),
                of("empiricalRisk", () -> McAllesterCeiling.value(NAN, 1)),
                of("budget", () -> McAllesterCeiling.value(0.5, NAN)),
                of("empiricalRisk", () -> ThiemannCeiling.value(NAN, 1)),
                of("budget", () -> ThiemannCeiling.value(0.5, NAN)),
                of("empiricalRisk", () -> TolstikhinSeldinCeiling.value(NAN, 1)),
                of("budget", () -> TolstikhinSeldinCeiling.value(0.5, NAN)),
                of("expectedEmpiricalRisk", () -> new ExpectedKlCeiling(NAN, 1, 1)),
                of("expectedKl", () -> new ExpectedKlCeiling(0.5, NAN, 1)),
                of("labels", () -> new ExpectedKlCeiling(0.5, 1, 0)),
                of("expectedEmpiricalRisk", () -> new XuRaginskyCeiling(NAN, 1, 1)),
                of("informationUpper", () -> new XuRaginskyCeiling(0.5, NAN, 1)),
                of("labels", () -> new XuRaginskyCeiling(0.5, 1, 0)),
                of("expectedEmpiricalRisk", () -> new MutualInformationCeiling(NAN, 1, 1)),
                of("informationUpper", () -> new MutualInformationCeiling(0.5, NAN, 1)),
                of("labels", () -> new MutualInformationCeiling(0.5, 1, 0)),
                of("expectedEmpiricalRisk", () -> new IndividualSampleCeiling(NAN, 1)),
                of("labelInformationUpper", () -> new IndividualSampleCeiling(0.5, NAN)),
                of("labels", () -> PacBayesBudget.of(0, 0.5)),
                of("delta", () -> PacBayesBudget.of(1, 1.5)),
                of("labels", () -> PacBayesBudget.ofParameters(0, 0.5, 1)),
                of("delta", () -> PacBayesBudget.ofParameters(1, 1.5, 1)),
                of("parameters", () -> PacBayesBudget.ofParameters(1, 0.5, 0)),
                of("kl", () -> PacBayesBudget.of(1, 0.5).at(NAN)),
                of("labels", () -> new ChannelBudget(0, 1, 0, 1, 1, 1)),
                of("capacity", () -> new ChannelBudget(1, NAN, 0, 1, 1, 1)),
                of("targetContext", () -> new ChannelBudget(1, 1, NAN, 1, 1, 1)),
                of("expectedKl", () -> new ChannelBudget(1, 1, 0, NAN, 1, 1)),
                of("rhoUpper", () -> new ChannelBudget(1, 1, 0, 1, NAN, 1)),
                of("informationLower", () -> new ChannelBudget(1, 1, 0, 1, 1, NAN)),
                of("budget", () -> new MarkovBudget(NAN, 0.5)),
                of("eta", () -> new MarkovBudget(1, 0)),
                of("delta", () -> new MarkovBudget(1, 0.5).failureRate(0)),
                of("entropy", () -> new WeakFano(Double.POSITIVE_INFINITY, 0, 2)),
                of("information", () -> new WeakFano(1, NAN, 2)),
                of("codewords", () -> new WeakFano(1, 0, 2.5)),
                of("codewords", () -> new WeakFano(1, 0, 1)),
                of("codewords", () -> new SharpFano(1, 0, Double.POSITIVE_INFINITY)),
                of("codewords", () -> new SharpFano(1, 0, NAN)),
                of("entropy", () -> new SharpFano(NAN, 0, 2)),
                of("q", () -> BinaryDivergence.of(1.5, 0.5)),
                of("p", () -> BinaryDivergence.of(0.5, 1.5)),
                of("q", () -> KlInverse.lower(NAN, 1)),
                of("budget", () -> KlInverse.upper(0.5, NAN)),
                of("bayesRisk", () -> Tightness.of(() -> 0, NAN, 0.5, () -> 1)),
                of("expectedRisk", () -> Tightness.of(() -> 0, 0.5, NAN, () -> 1)),
                of("expectedRisk", () -> Tightness.gap(() -> 1, NAN, 0.5, 0.5)),
                of("blindRisk", () -> Tightness.gap(() -> 1, 0.5, NAN, 0.5)),
                of("bayesRisk", () -> Tightness.gap(() -> 1, 0.5, 0.5, NAN)),
                of("kind-of-floor", () -> new Floor("kind-of-floor", FloorForm.ONLY, Holds.ALWAYS, NAN)),
                of("information", () -> new FloorForm(Optional.of(InformationKind.TOTAL), Optional.empty())),
                of("context", () -> new FloorForm(Optional.empty(), Optional.of(ContextUse.AVERAGED))),
                of("c", () -> CatoniGrid.of(Double.POSITIVE_INFINITY)),
                of("name", () -> new Statement("Two Words", "f", "h", Holds.ALWAYS, "s")),
                of("formula", () -> new Statement("name", " ", "h", Holds.ALWAYS, "s")),
                of("formula", () -> new Statement("name", "f", " ", Holds.ALWAYS, "s")),
                of("formula", () -> new Statement("name", "f", "h", Holds.ALWAYS, " ")));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("calls")
    void names(String parameter, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(parameter);
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
                    .withMessageContaining("mine: needs " + needs);
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

    @Test
    void aNameStandsOnceAndIsNoOtherColumns() {
        BoundCatalogue own = BoundCatalogue.own();
        for (String name : List.of("kl", "best")) {
            CeilingRule twice = CeilingRule.ofBudget(
                    new Statement(name, "f", "h", Holds.WITH_PROBABILITY, "s"), (risk, budget) -> 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> own.with(List.of(), List.of(twice)))
                    .withMessageContaining("\"" + name + "\"");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> own.with(List.of(SharpFano.RULE), List.of()))
                .withMessageContaining("\"sharp-fano\"");
    }
}
