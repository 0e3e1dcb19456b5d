package dev.narrows.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.FloorLadder;
import dev.narrows.family.ExactHalf;
import dev.narrows.info.Pmf;
import dev.narrows.learner.ExactExpectations;
import dev.narrows.model.LearnedLoop;
import dev.narrows.model.Loop;
import dev.narrows.model.Separation;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The verdict on a floor that holds in the mean over the prior, and what it says of a floor that is too high. */
class FloorOverPriorTest {
    private static final String SCENARIO = """
            format: 1
            name: over-prior
            seed: 1
            model: {family: dirichlet, alpha: [[1, 1], [1, 1]], loss: {type: zero-one}}
            learner: {posterior: POSTERIOR, labels: 10, beta: 1}
            """;
    private static final int REPLICATES = 60_000;
    private static final BoundCatalogue BOUNDS = BoundCatalogue.own();

    private static Cell cell(String posterior) throws Exception {
        byte[] text = SCENARIO.replace("POSTERIOR", posterior).getBytes(StandardCharsets.UTF_8);
        return ScenarioReader.parse("over-prior.yaml", text, Overrides.none()).cell(0);
    }

    /** The same with another floor. */
    private static ExactHalf with(Cell cell, double times) {
        ExactHalf exact = cell.exact(BOUNDS);
        double floor = exact.floors().floor("learning").value();
        LearnedLoop loop = new Learned(cell.model().loop(), times * floor);
        return new ExactHalf(
                exact.informations(),
                FloorLadder.of(BOUNDS.floors(), loop, exact.informations()),
                exact.bayes(),
                exact.blindRisk(),
                exact.details());
    }

    private record Learned(Loop loop, double learningFloor) implements LearnedLoop {
        @Override
        public Pmf contextLaw() {
            return loop.contextLaw();
        }

        @Override
        public double logCodewords() {
            return loop.logCodewords();
        }

        @Override
        public double entropy() {
            return loop.entropy();
        }

        @Override
        public Separation separation() {
            return loop.separation();
        }

        @Override
        public double logLabels() {
            return loop.logLabels();
        }
    }

    private static Verdict verdict(Cell cell, ExactHalf exact, Optional<ExactExpectations> known) {
        return result(cell, exact, known, REPLICATES).checks().stream()
                .filter(check -> check.bound().equals("floor_learning"))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static CellResult result(Cell cell, ExactHalf exact, Optional<ExactExpectations> known, int replicates) {
        return Comparison.of(
                RandomCells.parts(cell, exact, known),
                RandomCells.rowsOf(cell, replicates),
                Comparison.Sampling.FIXED,
                1,
                BOUNDS);
    }

    @Test
    void holdsByTheExactMeanAndAboveItByTheSimulatedOne() throws Exception {
        for (String posterior : new String[] {"bayes", "gibbs"}) {
            Cell cell = cell(posterior);
            CellResult result = result(cell, cell.exact(BOUNDS), cell.trials().expectations(), 2_000);
            assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
            assertThat(result.checks().stream().filter(check -> check.bound().equals("floor_learning")))
                    .singleElement()
                    .matches(check -> check.kind().equals(Check.FLOOR) && check.matched() && !check.vacuous());
            // laws without noise: single risks lie far below, and are no violation
            assertThat(result.riskDistribution().q05().getAsDouble()).isLessThan(0.15);
        }
        Cell gibbs = cell("gibbs");
        assertThat(verdict(gibbs, gibbs.exact(BOUNDS), Optional.empty())).isEqualTo(Verdict.HOLDS);
        // the Bayes learner meets the floor, which replicates cannot tell from lying below it
        Cell bayes = cell("bayes");
        assertThat(verdict(bayes, bayes.exact(BOUNDS), Optional.empty())).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Planted: a floor two per cent too high. */
    @Test
    void aFloorTwoPerCentTooHighIsViolated() throws Exception {
        Cell bayes = cell("bayes");
        ExactHalf tooHigh = with(bayes, 1.02);
        assertThat(verdict(bayes, tooHigh, Optional.empty())).isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(bayes, tooHigh, bayes.trials().expectations())).isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(bayes, with(bayes, 1), bayes.trials().expectations()))
                .isEqualTo(Verdict.HOLDS);
    }

    /** What is known of who knows the law is a bracket, and stands in the details of the exact half. */
    @Test
    void theLimitStandsBesideIt() throws Exception {
        Cell cell = cell("gibbs");
        ExactHalf exact = cell.exact(BOUNDS);
        assertThat(exact.floors().find("learning")).isPresent();
        assertThat(exact.bayesRisk()).isEmpty();
        assertThat(exact.details().at("/learning_limit/high").asDouble()).isBetween(0.25, 0.2501);
    }
}
