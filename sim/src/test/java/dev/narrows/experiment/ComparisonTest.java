package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ContextUse;
import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.Holds;
import dev.narrows.bound.InformationKind;
import dev.narrows.bound.KlCeiling;
import dev.narrows.bound.Statement;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.GuessingRisks;
import dev.narrows.family.Quantity;
import dev.narrows.finite.Finite;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts on replicates that are right, and on replicates made wrong on purpose: each fault must be seen. */
class ComparisonTest {
    private static final String SCENARIO = """
            format: 1
            name: comparison
            seed: 1
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.2}
              articulation: {type: symmetric, size: 3, error: 0.1}
              loss: {type: zero-one}
            learner: {beta: 1, labels: 100}
            """;
    private static final int REPLICATES = 400;

    private Cell cell;
    private ExactHalf exact;
    private Optional<ExactExpectations> expectations;
    private ReplicateValues right;

    @BeforeEach
    void simulate() throws ScenarioException {
        cell = ScenarioReader.parse("comparison.yaml", SCENARIO.getBytes(StandardCharsets.UTF_8), Overrides.none())
                .cell(0);
        exact = cell.model().exact(BoundCatalogue.own());
        expectations = Finite.expectations(cell);
        right = RandomCells.rowsOf(cell, REPLICATES);
    }

    private CellResult result(ReplicateValues values, Optional<ExactExpectations> known) {
        return result(values, known, BoundCatalogue.own());
    }

    private CellResult result(ReplicateValues values, Optional<ExactExpectations> known, BoundCatalogue bounds) {
        return Comparison.of(RandomCells.parts(cell, exact, known), values, Comparison.Sampling.FIXED, 1, bounds);
    }

    private static Verdict verdict(CellResult result, String bound) {
        return result.checks().stream()
                .filter(check -> check.bound().equals(bound))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    /** The replicates with the true risk of the first {@code n} replaced. */
    private ReplicateValues withRisk(int n, double risk) {
        return withValue(right, Quantity.RISK, n, risk);
    }

    private static ReplicateValues withValue(ReplicateValues all, String quantity, int n, double value) {
        return RandomCells.with(all, all.quantity(quantity), r -> r < n ? value : all.value(r, quantity));
    }

    @Test
    void everythingHoldsOnRealReplicates() {
        CellResult result = result(right, expectations);
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.cellVerdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.risk().low()).isLessThanOrEqualTo(result.riskExact().getAsDouble());
        assertThat(result.risk().high())
                .isGreaterThanOrEqualTo(result.riskExact().getAsDouble());
    }

    @Test
    void aFailureRateAboveDeltaIsViolated() {
        CellResult result = result(withRisk(80, 0.66), expectations);
        assertThat(result.ceiling("kl").failures().orElseThrow().failures()).isEqualTo(80);
        assertThat(verdict(result, "ceiling_kl_measured")).isEqualTo(Verdict.VIOLATED);
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
    }

    /** The first n replicates fail, by next to nothing: their number decides, and not how far they do. */
    private ReplicateValues barelyFailing(int n) {
        return RandomCells.with(
                right, right.quantity(Quantity.RISK), r -> r < n ? ceiling(r) + 1e-9 : right.value(r, Quantity.RISK));
    }

    /** Ceilings of the excess lie so far below that of the loss that such a risk breaks their theorem. */
    private static BoundCatalogue ofTheLoss() {
        BoundCatalogue own = BoundCatalogue.own();
        return new BoundCatalogue(
                own.floors(),
                own.ceilings().stream()
                        .filter(ceiling -> ceiling.reads() == CeilingRule.Reads.EMPIRICAL_RISK)
                        .toList());
    }

    private double ceiling(int r) {
        return new KlCeiling(
                        right.value(r, Quantity.EMPIRICAL_RISK),
                        right.value(r, Quantity.KL),
                        cell.learner().labels(),
                        cell.bounds().delta())
                .value();
    }

    /** 20 of 400 is the rate that delta allows: nobody can tell. */
    @Test
    void aFailureRateAtDeltaIsInconclusive() {
        CellResult result = result(barelyFailing(20), expectations, ofTheLoss());
        assertThat(verdict(result, "ceiling_kl_measured")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** As many failures, but far above the ceiling: that rare, the theorem does not allow them. */
    @Test
    void failuresThatAreTooLargeBreakTheTheorem() {
        CellResult result = result(withRisk(20, 0.66), expectations);
        Check kl = result.checks().stream()
                .filter(check -> check.bound().equals("ceiling_kl_measured"))
                .findFirst()
                .orElseThrow();
        assertThat(kl.failures().orElseThrow().low()).isLessThan(0.05);
        assertThat(kl.moment().orElseThrow().evidence().orElseThrow()).isGreaterThan(20);
        assertThat(kl.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result(barelyFailing(20), expectations).checks())
                .filteredOn(check -> check.bound().equals("ceiling_kl_measured"))
                .allSatisfy(check -> assertThat(
                                check.moment().orElseThrow().evidence().orElseThrow())
                        .isLessThan(3));
    }

    /** The batch divides alpha: what one cell calls violated may stay open in a batch of many. */
    @Test
    void theBatchVerdictIsStricter() {
        ReplicateValues values = barelyFailing(40);
        CellResult alone = result(values, expectations, ofTheLoss());
        CellResult inBatch = Comparison.of(
                RandomCells.parts(cell, exact, expectations),
                values,
                Comparison.Sampling.FIXED,
                1_000_000,
                ofTheLoss());
        assertThat(verdict(alone, "ceiling_kl_measured")).isEqualTo(Verdict.VIOLATED);
        assertThat(inBatch.cellVerdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(inBatch.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** A floor is checked without chance: however many of them an extension adds, no other verdict moves. */
    @Test
    void aHarmlessFloorCostsNoOtherBoundItsVerdict() {
        BoundCatalogue with = withHarmlessFloors();
        ReplicateValues values = withRisk(40, 0.66);
        CellResult without = result(values, expectations);
        CellResult crowded = Comparison.of(
                RandomCells.parts(cell, cell.model().exact(with), expectations),
                values,
                Comparison.Sampling.FIXED,
                1,
                with);
        assertThat(crowded.checks()).hasSize(without.checks().size() + 1_000);
        assertThat(crowded.checks()).containsAll(without.checks());
        assertThat(verdict(without, "ceiling_kl_measured")).isEqualTo(Verdict.VIOLATED);
        // planted: were alpha shared with the floors, as it was, this violation would be lost
        FailureRate failures = new FailureRate(40, REPLICATES, Limits.FIXED);
        double alpha = 1 - cell.confidence();
        assertThat(failures.verdict(0.05, alpha / (2.0 * (crowded.checks().size()))))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Our bounds and a thousand floors of 0. */
    static BoundCatalogue withHarmlessFloors() {
        List<FloorRule> harmless = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            harmless.add(zero("harmless-" + i));
        }
        return BoundCatalogue.own().with(harmless, List.of());
    }

    private static FloorRule zero(String name) {
        return level(name, Holds.ALWAYS, 0);
    }

    private static FloorRule level(String name, Holds holds, double height) {
        return new FiniteFloorRule() {
            @Override
            public Statement statement() {
                return new Statement(name, "0", "none", holds, "trivial");
            }

            @Override
            public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
                return form -> height;
            }
        };
    }

    /** A floor of 1 is above every risk: that breaks the promise of one that holds always, and of no other. */
    @Test
    void aFloorThatDoesNotHoldAlwaysIsNotViolatedByOneModel() {
        for (Holds holds : List.of(Holds.ALWAYS, Holds.AT_CONFIDENCE, Holds.OVER_CODEBOOKS)) {
            BoundCatalogue with = BoundCatalogue.own().with(List.of(level("high", holds, 1)), List.of());
            CellResult result = Comparison.of(
                    RandomCells.parts(cell, cell.model().exact(with), expectations),
                    withRisk(40, 0.66),
                    Comparison.Sampling.FIXED,
                    1,
                    with);
            boolean always = holds == Holds.ALWAYS;
            assertThat(verdict(result, "floor_high")).isEqualTo(always ? Verdict.VIOLATED : Verdict.INCONCLUSIVE);
            assertThat(result.exact().floors().best().rung().equals("high")).isEqualTo(always);
        }
    }

    @Test
    void aSingleRiskBelowAFloorIsViolated() {
        Floor best = exact.floors().best();
        assertThat(floorVerdict(best, right)).isEqualTo(Verdict.HOLDS);
        assertThat(floorVerdict(best, withRisk(1, best.value() - 1e-9))).isEqualTo(Verdict.VIOLATED);
        assertThat(floorVerdict(best, withRisk(1, best.value() - 1e-13))).isEqualTo(Verdict.HOLDS);
    }

    /** A floor above the Bayes risk is wrong even where every replicate lies above it. */
    @Test
    void aFloorBetweenTheBayesRiskAndTheRisksIsViolated() {
        double between = exact.bayesRisk().getAsDouble() + 1e-6;
        ReplicateValues high = withRisk(REPLICATES, 0.6);
        Floor wrong = new Floor(
                "sharp-fano", FloorForm.of(InformationKind.MIXTURE, ContextUse.AVERAGED), Holds.ALWAYS, between);
        assertThat(floorVerdict(wrong, high)).isEqualTo(Verdict.VIOLATED);
    }

    private Verdict floorVerdict(Floor floor, ReplicateValues values) {
        return Comparison.verdict(
                floor, Comparison.leastRisk(values, exact.bayes().high()));
    }

    /** A ceiling of an extension may be anything; what is no risk fails the cell, whatever it is made of. */
    @Test
    void aCeilingOutsideOfItsRangeFailsTheCell() {
        for (double value : new double[] {1.5, -0.1, Double.NaN}) {
            for (CeilingRule.Needs needs : List.of(CeilingRule.Needs.KL, CeilingRule.Needs.EXPECTED_KL)) {
                Holds holds = needs == CeilingRule.Needs.KL ? Holds.WITH_PROBABILITY : Holds.IN_EXPECTATION;
                CeilingRule wrong = CeilingRule.of(
                        new Statement("wrong", "none", "none", holds, "none"),
                        needs,
                        (m, delta, grid) -> (r, i) -> value);
                BoundCatalogue with = BoundCatalogue.own().with(List.of(), List.of(wrong));
                assertThatThrownBy(() -> Comparison.of(
                                RandomCells.parts(cell, exact, expectations),
                                right,
                                Comparison.Sampling.FIXED,
                                1,
                                with))
                        .hasMessage("ceiling wrong: " + value + ", must be in [0, 1]");
            }
        }
    }

    /** A risk below R* is no statistic but a fault of the software: the cell fails, it is not averaged away. */
    @Test
    void aRiskBelowTheBayesRiskFailsTheCell() {
        ReplicateValues impossible = withRisk(1, exact.bayesRisk().getAsDouble() - 1e-6);
        assertThatThrownBy(() -> result(impossible, expectations)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void expectedCeilingsAreDecidedByExactExpectations() {
        ExactExpectations e = expectations.orElseThrow();
        ExactExpectations tooHigh = new ExactExpectations(
                0.99,
                e.observableRisk(),
                e.empiricalRisk(),
                e.kl(),
                e.informationFactorised(),
                e.informationLargestPair(),
                e.labelInformation(),
                e.remainder());
        assertThat(verdict(result(right, Optional.of(tooHigh)), "ceiling_expected_kl_measured"))
                .isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(result(right, Optional.of(tooHigh)), "ceiling_xu_raginsky_measured"))
                .isEqualTo(Verdict.VIOLATED);
    }

    /**
     * The same failures: against a matched ceiling they decide, against that of a proxy they are shown and count for
     * nothing.
     */
    @Test
    void whatViolatesAnUnmatchedCeilingDoesNotViolateTheCell() {
        RandomCells.Trial proxy = RandomCells.Trial.of(
                RandomCells.read(SCENARIO.replace("labels: 100", "labels: 100, " + "observable: {proxy: [0, 1, 2]}")));
        ReplicateValues values = withValue(proxy.replicates(REPLICATES), Quantity.OBSERVABLE_RISK, 80, 0.66);
        CellResult unmatched = proxy.result(values, proxy.expectations());
        assertThat(verdict(unmatched, "ceiling_kl_measured")).isEqualTo(Verdict.VIOLATED);
        assertThat(unmatched.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(unmatched.cellVerdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result(withRisk(80, 0.66), expectations).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void withoutExactExpectationsTheLimitsOfBothSidesDecide() {
        CellResult sampled = result(right, Optional.empty());
        assertThat(sampled.riskExact()).isEmpty();
        assertThat(verdict(sampled, "ceiling_expected_kl_measured")).isEqualTo(Verdict.HOLDS);
        CellResult broken = result(withRisk(REPLICATES, 0.66), Optional.empty());
        assertThat(verdict(broken, "ceiling_expected_kl_measured")).isEqualTo(Verdict.VIOLATED);
    }

    /** Where a family says nothing of guessing at the bounded risk: the blind risk if that is the true one, else 1. */
    @Test
    void aCeilingIsVacuousAgainstWhatIsKnownOfGuessing() throws ScenarioException {
        List<Check> known = Comparison.of(
                        RandomCells.parts(cell, exact, expectations),
                        right,
                        Comparison.Sampling.FIXED,
                        1,
                        BoundCatalogue.own())
                .checks();
        assertThat(withoutBoundedGuess(cell)).isEqualTo(known);
        String proxy = SCENARIO.replace("labels: 100", "labels: 8, observable: {proxy: [0, 1, 2]}");
        Cell unmatched = ScenarioReader.parse("f", proxy.getBytes(StandardCharsets.UTF_8), Overrides.none())
                .cell(0);
        List<Check> ceilings = withoutBoundedGuess(unmatched).stream()
                .filter(check -> check.bound().startsWith("ceiling"))
                .toList();
        double blind = exact.blindRisk().orElseThrow();
        assertThat(ceilings).anyMatch(check -> check.value() > blind && check.value() < 1);
        assertThat(ceilings).allMatch(check -> check.vacuous() == (check.value() >= 1));
    }

    private List<Check> withoutBoundedGuess(Cell of) {
        Optional<ExactExpectations> known = Finite.expectations(of);
        Comparison.Parts parts = RandomCells.parts(of, exact, known);
        GuessingRisks guessing = new GuessingRisks(exact.blindRisk(), OptionalDouble.empty(), OptionalDouble.empty());
        return Comparison.of(
                        new Comparison.Parts(
                                of,
                                exact,
                                guessing,
                                known,
                                parts.decomposition(),
                                Optional.empty(),
                                parts.excess(),
                                parts.levels()),
                        RandomCells.rowsOf(of, REPLICATES),
                        Comparison.Sampling.FIXED,
                        1,
                        BoundCatalogue.own())
                .checks();
    }
}
