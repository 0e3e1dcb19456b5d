package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.estimate.Interval;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.Quantity;
import dev.narrows.scenario.Cell;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Verdicts where a replicate's risk is right on average alone: its mean decides, against floors of at most 0.27 and
 * against a ceiling of 0.476 on average that 5 % of the data sets may break. No single replicate decides anything.
 */
class UnbiasedRiskTest {
    private static final String FLOOR = "floor_sharp_fano_mixture_averaged";
    private static final String CEILING = "ceiling_kl_measured";
    private static final int REPLICATES = 400;

    private final Cell cell = RandomCells.read("""
            format: 1
            name: unbiased
            seed: 1
            model:
              family: finite
              codebook: {size: 3}
              cognitive: {type: symmetric, size: 3, error: 0.2}
              articulation: {type: symmetric, size: 3, error: 0.1}
              loss: {type: zero-one}
            learner: {beta: 1, labels: 100}
            """);
    private final ExactHalf exact = cell.model().exact(BoundCatalogue.own());
    private final ReplicateValues right = RandomCells.rowsOf(cell, REPLICATES);

    /** The same replicates with other risks. */
    private ReplicateValues risks(IntToDoubleFunction risk) {
        Quantity unbiased = new Quantity(Quantity.RISK, new Interval(0, 1), Quantity.Kind.UNBIASED, 0);
        return RandomCells.with(right, unbiased, risk);
    }

    /** Risk 1 in {@code ones} of the replicates and 0 in all others. */
    private ReplicateValues noisy(int ones) {
        return risks(r -> 7 * r % REPLICATES < ones ? 1 : 0);
    }

    private static Check check(
            String bound, ReplicateValues values, Cell cell, ExactHalf exact, BoundCatalogue bounds) {
        Comparison.Parts parts = RandomCells.parts(cell, exact, Optional.empty());
        return Comparison.of(parts, values, Comparison.Sampling.FIXED, 1, bounds).checks().stream()
                .filter(check -> check.bound().equals(bound))
                .findFirst()
                .orElseThrow();
    }

    private Check check(String bound, ReplicateValues values) {
        return check(bound, values, ExactHalf.BayesRisk.UNKNOWN);
    }

    private Check check(String bound, ReplicateValues values, ExactHalf.BayesRisk bayes) {
        ExactHalf known =
                new ExactHalf(exact.informations(), exact.floors(), bayes, exact.blindRisk(), exact.details());
        return check(bound, values, cell, known, BoundCatalogue.own());
    }

    @Test
    void theMeanDecidesOnAFloor() {
        assertThat(check(FLOOR, noisy(0)).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(check(FLOOR, noisy(50)).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(check(FLOOR, noisy(100)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check(FLOOR, noisy(120)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check(FLOOR, noisy(160)).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** What is known of the Bayes risk decides where the mean leaves it open, and never against the mean. */
    @Test
    void theBayesRiskDecidesOnAFloorToo() {
        assertThat(check(FLOOR, noisy(100), exact.bayes()).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(check(FLOOR, noisy(50), exact.bayes()).verdict()).isEqualTo(Verdict.VIOLATED);
        ExactHalf.BayesRisk below = new ExactHalf.BayesRisk(0, 0.269);
        assertThat(check(FLOOR, noisy(160), below).verdict()).isEqualTo(Verdict.VIOLATED);
        ExactHalf.BayesRisk around = new ExactHalf.BayesRisk(0.269, 0.271);
        assertThat(check(FLOOR, noisy(100), around).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theMeanDecidesOnACeilingAndFailuresAreNotCounted() {
        Check often = check(CEILING, noisy(120));
        assertThat(often.verdict())
                .as("above in 30 % of the replicates, on average below")
                .isEqualTo(Verdict.HOLDS);
        assertThat(often.failures()).isEmpty();
        assertThat(check(CEILING, noisy(200)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check(CEILING, noisy(280)).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    /** A ceiling that may fail in 5 % of the data sets allows its mean 0.05 more: 0.526 is not above it, 0.58 is. */
    @Test
    void theAllowedRateIsAddedToTheCeiling() {
        assertThat(check(CEILING, risks(r -> 0.49)).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(check(CEILING, risks(r -> 0.525)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check(CEILING, risks(r -> 0.58)).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    /** Floors are decided by chance here, so they share alpha: what the cell alone calls violated stays open. */
    @Test
    void floorsShareAlpha() {
        assertThat(check(FLOOR, noisy(70)).cellVerdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(check(FLOOR, noisy(70)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check(CEILING, noisy(250)).verdict()).isEqualTo(Verdict.VIOLATED);
        BoundCatalogue crowded = ComparisonTest.withHarmlessFloors();
        Check among = check(CEILING, noisy(250), cell, cell.model().exact(crowded), crowded);
        assertThat(among.cellVerdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(among.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
