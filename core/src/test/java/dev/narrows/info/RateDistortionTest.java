package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.model.FiniteModel;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import dev.narrows.testing.ReferenceModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RateDistortionTest {
    private static double floor(RateDistortion problem, double information) {
        return new DistortionRate(List.of(problem), Pmf.uniform(1)).floor(information);
    }

    private static final double LOG2 = StrictMath.log(2);

    private static RateDistortion at(FiniteModel model, int s) {
        return RateDistortion.of(law(model, s), loss(model, s));
    }

    private static Pmf law(FiniteModel model, int s) {
        double[] p = new double[model.targets()];
        for (int u = 0; u < p.length; u++) {
            p[u] = model.targetProbability(u, s);
        }
        return Pmf.of(p);
    }

    private static double[][] loss(FiniteModel model, int s) {
        double[][] loss = new double[model.targets()][model.actions()];
        for (int u = 0; u < loss.length; u++) {
            for (int a = 0; a < loss[u].length; a++) {
                loss[u][a] = model.loss().value(a, u, s);
            }
        }
        return loss;
    }

    private static double[][] zeroOne(int size) {
        double[][] loss = new double[size][size];
        for (int u = 0; u < size; u++) {
            Arrays.fill(loss[u], 1);
            loss[u][u] = 0;
        }
        return loss;
    }

    /** The three informations at one context, as the reference has them. */
    private static double information(JsonNode node, String kind, int s) {
        return switch (kind) {
            case "total" ->
                Math.min(
                        node.get("capacity_cognitive_upper").get(s).doubleValue(),
                        node.get("capacity_articulation_upper").get(s).doubleValue());
            case "cascade" -> node.get("capacity_cascade_upper").get(s).doubleValue();
            default -> node.get("information_mixture_per_context").get(s).doubleValue();
        };
    }

    @Test
    void referenceFloors() {
        for (ReferenceModels.Reference reference : ReferenceModels.all()) {
            FiniteModel model = reference.model();
            for (String kind : List.of("total", "cascade", "mixture")) {
                List<RateDistortion> problems = new ArrayList<>();
                double average = 0;
                double perContext = 0;
                for (int s = 0; s < model.contexts(); s++) {
                    double information = information(reference.values(), kind, s);
                    problems.add(at(model, s));
                    average += model.contextLaw().probability(s) * information;
                    perContext += model.contextLaw().probability(s) * floor(problems.get(s), information);
                }
                JsonNode floors = reference.values().get("floors").get(kind);
                assertThat(new DistortionRate(problems, model.contextLaw()).floor(average))
                        .isBetween(
                                floors.get("rate_distortion_averaged_lower").doubleValue() - 1e-9,
                                floors.get("rate_distortion_averaged_lower").doubleValue() + 1e-6);
                assertThat(perContext)
                        .isBetween(
                                floors.get("rate_distortion_per_context_lower").doubleValue() - 1e-9,
                                floors.get("rate_distortion_per_context_lower").doubleValue() + 1e-6);
            }
        }
    }

    /** For zero-one loss and uniform source D(I) is the root e of {@code log M - h(e) - e log(M-1) = I}. */
    @Test
    void equalsSharpFanoForUniformSources() {
        for (int m = 2; m < 30; m++) {
            RateDistortion problem = RateDistortion.of(Pmf.uniform(m), zeroOne(m));
            for (double share : new double[] {1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999}) {
                double e = share * (1 - 1.0 / m);
                double information =
                        StrictMath.log(m) + e * StrictMath.log(e / (m - 1)) + (1 - e) * StrictMath.log1p(-e);
                assertThat(floor(problem, information)).isEqualTo(e, within(1e-10));
            }
        }
    }

    /**
     * Cutting planes: I is convex and of degree 1 in the test channel, so {@code sum_ua p_u w_ua log(v_ua / r_a) <=
     * I(w)} for any channel v with output law r; a linear programme over w with enough of these constraints gives D(I)
     * from below.
     */
    @Test
    void agreesWithLinearProgrammes() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(31L);
        for (int i = 0; i < 40; i++) {
            int targets = 2 + rng.nextInt(2);
            int actions = 2 + rng.nextInt(2);
            Pmf source = RandomModels.pmf(rng, targets, 1);
            double[][] loss = new double[targets][actions];
            for (double[] row : loss) {
                Arrays.setAll(row, a -> rng.nextDouble());
            }
            double information = source.entropy() * (0.05 + 0.9 * rng.nextDouble());
            double floor = floor(RateDistortion.of(source, loss), information);
            double programme = byCuttingPlanes(source, loss, information);
            assertThat(floor).isGreaterThanOrEqualTo(programme - 1e-8).isEqualTo(programme, within(1e-5));
        }
    }

    private static double byCuttingPlanes(Pmf source, double[][] loss, double information) {
        int actions = loss[0].length;
        int size = loss.length * actions;
        double[] cost = new double[size];
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int u = 0; u < loss.length; u++) {
            double[] one = new double[size];
            for (int a = 0; a < actions; a++) {
                cost[u * actions + a] = source.probability(u) * loss[u][a];
                one[u * actions + a] = 1;
            }
            constraints.add(new LinearConstraint(one, Relationship.EQ, 1));
        }
        double value = 0;
        for (int cut = 0; cut < 100; cut++) {
            var solution = new SimplexSolver()
                    .optimize(
                            new MaxIter(10_000),
                            new LinearObjectiveFunction(cost, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true));
            value = solution.getValue();
            double[] plane = cut(source, solution.getPoint(), actions);
            double excess = -information;
            for (int i = 0; i < size; i++) {
                excess += plane[i] * solution.getPoint()[i];
            }
            if (excess < 1e-6) {
                // more planes would be parallel to this one, and the solver's pivots fail on that
                break;
            }
            constraints.add(new LinearConstraint(plane, Relationship.LEQ, information));
        }
        return value;
    }

    private static double[] cut(Pmf source, double[] point, int actions) {
        double[] v = new double[point.length];
        double[] r = new double[actions];
        for (int i = 0; i < v.length; i++) {
            v[i] = (1 - 1e-7) * Math.max(0, point[i]) + 1e-7 / actions;
            r[i % actions] += source.probability(i / actions) * v[i];
        }
        double[] cut = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            cut[i] = source.probability(i / actions) * StrictMath.log(v[i] / r[i % actions]);
        }
        return cut;
    }

    /** No test channel beats the floor at its own information; and the floor falls, convexly, from D(0) to Dmin. */
    @Test
    void noTestChannelBeatsTheFloor() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(32L);
        for (int i = 0; i < Cases.of(1500); i++) {
            FiniteModel model = RandomModels.next(rng);
            Pmf source = law(model, 0);
            double[][] loss = loss(model, 0);
            RateDistortion problem = RateDistortion.of(source, loss);
            Channel test = RandomModels.channel(rng, model.targets(), model.actions());
            double expected = 0;
            for (int u = 0; u < loss.length; u++) {
                for (int a = 0; a < loss[u].length; a++) {
                    expected += source.probability(u) * test.probability(u, a) * loss[u][a];
                }
            }
            double information = MutualInformation.upper(source, test);
            double floor = floor(problem, information);
            assertThat(floor).isLessThanOrEqualTo(expected + 1e-14);
            assertThat(floor).isBetween(problem.minimum - 1e-12, problem.zeroRate + 1e-14);
            double half = floor(problem, information / 2);
            assertThat(half).isGreaterThanOrEqualTo(floor - 1e-11);
            assertThat(half).isLessThanOrEqualTo((floor + floor(problem, 0)) / 2 + 1e-10);
            assertThat(scan(problem, information)).isLessThanOrEqualTo(floor + 1e-11);
        }
    }

    /** Lower bound of {@code F(t) = min I(U;A) + t E l}. */
    private static double dual(RateDistortion problem, double t) {
        return problem.point(t).value() + t * (problem.minimum - RateDistortion.SLACK);
    }

    /** The best of many slopes: what the search must not fall short of. */
    private static double scan(RateDistortion problem, double information) {
        double best = 0;
        for (double t = 1e-4; t < 1e4; t *= 2) {
            best = Math.max(best, (dual(problem, t) - information) / t);
        }
        return best;
    }

    /**
     * A source that spreads over many decades wears the interior point out; from there Blahut's step goes on. Held
     * against what 300 such steps from the uniform law certify.
     */
    @Test
    void isAsTightWhereASourceSpreadsOverManyDecades() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(47L);
        for (int i = 0; i < 400; i++) {
            Pmf source = RandomModels.pmf(rng, 2 + rng.nextInt(4), 12);
            double[][] loss = new double[source.size()][2 + rng.nextInt(3)];
            for (double[] row : loss) {
                Arrays.setAll(row, a -> rng.nextDouble());
                row[rng.nextInt(row.length)] = 0;
            }
            double t = StrictMath.pow(10, -1 + 4 * rng.nextDouble());
            double value = RateDistortion.of(source, loss).point(t).value();
            double[] ends = blahut(source, loss, t);
            assertThat(value).as("%s at %s", source, t).isBetween(ends[0] - 1e-12 * t, ends[1] + 1e-14);
        }
    }

    /** {@code -f(r) - log max_a c_a}, the largest met, and {@code -f(r)} at the last r. */
    private static double[] blahut(Pmf source, double[][] loss, double t) {
        double[] r = new double[loss[0].length];
        Arrays.fill(r, 1.0 / r.length);
        double lower = 0;
        double upper = 0;
        for (int step = 0; step < 300; step++) {
            double[] c = new double[r.length];
            upper = 0;
            for (int u = 0; u < loss.length; u++) {
                double z = 0;
                for (int a = 0; a < r.length; a++) {
                    z += r[a] * StrictMath.exp(-t * loss[u][a]);
                }
                upper -= source.probability(u) * StrictMath.log(z);
                for (int a = 0; a < r.length; a++) {
                    c[a] += source.probability(u) * StrictMath.exp(-t * loss[u][a]) / z;
                }
            }
            lower = Math.max(
                    lower, upper - StrictMath.log(Arrays.stream(c).max().orElseThrow()));
            for (int a = 0; a < r.length; a++) {
                r[a] *= c[a];
            }
        }
        return new double[] {lower, upper};
    }

    /** {@code 4 (|U|+|A|) 2^-52} of the value off for rounding; here the rest of the bound is exact. */
    @Test
    void theDualIsLoweredByItsRounding() {
        double[][] loss = new double[100][200];
        for (int u = 0; u < 100; u++) {
            Arrays.fill(loss[u], 1);
            loss[u][u] = 0;
            loss[u][u + 100] = 0;
        }
        RateDistortion problem = RateDistortion.of(Pmf.uniform(100), loss);
        for (double t : new double[] {0.5, 3, 20}) {
            double truth = StrictMath.log(100) - StrictMath.log1p(99 * StrictMath.exp(-t));
            double lowered = truth - problem.point(t).value();
            assertThat(lowered / (4 * 300 * 0x1p-52 * truth)).isEqualTo(1, within(0.05));
        }
    }

    @Test
    void specialInformations() {
        double[][] loss = {{0.1, 0.5, 0.5}, {0.75, 0.25, 0.25}, {1, 1, 1}};
        RateDistortion problem = RateDistortion.of(Pmf.of(0.5, 0.5, 0), loss);
        assertThat(problem.minimum).isEqualTo(0.175, within(1e-15));
        assertThat(problem.zeroRate).isEqualTo(0.375, within(1e-15));
        assertThat(floor(problem, 0)).isEqualTo(0.375, within(2e-13));
        for (double information : new double[] {LOG2, 1, 1e300, Double.POSITIVE_INFINITY}) {
            assertThat(floor(problem, information)).isEqualTo(0.175, within(2e-13));
        }
        assertThat(floor(problem, LOG2 - 1e-12)).isEqualTo(0.175, within(1e-10)).isGreaterThan(0.175 - 2e-13);
        assertThat(floor(problem, 1e-15)).isBetween(0.374, 0.375);
        assertThat(floor(problem, Double.MIN_VALUE)).isEqualTo(0.375, within(1e-9));
        RateDistortion oneAction = RateDistortion.of(Pmf.uniform(2), new double[][] {{0.2}, {0.4}});
        assertThat(floor(oneAction, 0.3)).isEqualTo(0.3, within(2e-13));
        RateDistortion constant = RateDistortion.of(Pmf.of(1, 0), zeroOne(2));
        assertThat(floor(constant, 0.1)).isZero();
    }

    /** Planted: without taking the least losses out, Z underflows and the "bound" is infinite. */
    @Test
    void shiftedDualDoesNotUnderflow() {
        double[][] loss = {{0.5, 1}, {1, 0.5}};
        RateDistortion problem = RateDistortion.of(Pmf.uniform(2), loss);
        for (double t : new double[] {1, 100, 2000, 1e5, 1e9}) {
            double truth = 0.5 * t + LOG2 - StrictMath.log1p(StrictMath.exp(-0.5 * t));
            assertThat(dual(problem, t)).isLessThanOrEqualTo(truth).isEqualTo(truth, within(1e-12 * (1 + t)));
        }
        double z = 0.5 * (StrictMath.exp(-2000 * 0.5) + StrictMath.exp(-2000));
        assertThat(-StrictMath.log(z)).isGreaterThan(2000 * problem.zeroRate);
    }

    /** Planted: an averaged information put into each context's own D exceeds the risk that a policy attains. */
    @Test
    void averagedInformationNeedsOneSlope() {
        RateDistortion known = RateDistortion.of(Pmf.of(1, 0), zeroOne(2));
        RateDistortion open = RateDistortion.of(Pmf.uniform(2), zeroOne(2));
        double average = LOG2 / 2;
        double attained = 0;
        double floor = new DistortionRate(List.of(known, open), Pmf.uniform(2)).floor(average);
        assertThat(floor).isLessThanOrEqualTo(attained + 1e-12);
        double wrong = (floor(known, average) + floor(open, average)) / 2;
        assertThat(wrong).isGreaterThan(attained + 0.05);
    }

    @Test
    void averagedIsAtMostPerContext() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(33L);
        for (int i = 0; i < Cases.of(1000); i++) {
            FiniteModel model = RandomModels.next(rng);
            List<RateDistortion> problems = new ArrayList<>();
            double average = 0;
            double perContext = 0;
            for (int s = 0; s < model.contexts(); s++) {
                double information = Capacity.of(model.cascade().product(s)).upper();
                problems.add(at(model, s));
                average += model.contextLaw().probability(s) * information;
                perContext += model.contextLaw().probability(s) * floor(problems.get(s), information);
            }
            assertThat(new DistortionRate(problems, model.contextLaw()).floor(average))
                    .isLessThanOrEqualTo(perContext + 1e-10);
        }
    }

    @Test
    void refusesWhatIsNoProblem() {
        RateDistortion problem = RateDistortion.of(Pmf.uniform(2), zeroOne(2));
        assertThatThrownBy(() -> RateDistortion.of(Pmf.uniform(3), zeroOne(2))).hasMessageStartingWith("loss");
        assertThatThrownBy(() -> RateDistortion.of(Pmf.uniform(1), new double[][] {{1.5}}))
                .hasMessageStartingWith("loss");
        assertThatThrownBy(() -> floor(problem, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> floor(problem, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateDistortion.of(Pmf.uniform(2), new double[][] {{0.5}, {0.5, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("loss[1]");
        assertThatThrownBy(() -> new DistortionRate(List.of(problem), Pmf.uniform(2)).floor(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What was asked before moves a bound within its tightness alone, and the same question has one answer. */
    @Test
    void theOrderOfQuestionsDecidesAboutTightnessOnly() {
        RateDistortion problem = RateDistortion.of(Pmf.of(0.5, 0.3, 0.2), zeroOne(3));
        double[] informations = {0.4, 0.1, 0.4 * (1 + 1e-15), 0.9, 0.25};
        DistortionRate forth = new DistortionRate(List.of(problem), Pmf.uniform(1));
        DistortionRate back = new DistortionRate(List.of(problem), Pmf.uniform(1));
        for (int i = informations.length - 1; i >= 0; i--) {
            back.floor(informations[i]);
        }
        for (double information : informations) {
            double floor = forth.floor(information);
            assertThat(back.floor(information)).isEqualTo(floor, within(2e-12));
            assertThat(floor).isEqualTo(floor(problem, information), within(2e-12));
        }
        for (double information : informations) {
            assertThat(forth.floor(information)).isEqualTo(forth.floor(information));
        }
    }
}
