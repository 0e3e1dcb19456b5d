package dev.narrows.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairExpectationTest {
    private static final double[] TRUE_LOSS = {0.25, 0.5, 0.125};
    private static final double[] OBSERVABLE = {0, 0.5, 1};
    private static final double[] PRIOR = {0.25, 0.5, 0.25};

    /** A pair of probability p with three groups, of rates 0, beta/2 and beta, and one with all the rest. */
    private static LossGroups groups(double p, double beta) {
        return new LossGroups(
                ObservedLosses.of(new double[] {p, 1 - p}, twice(TRUE_LOSS), twice(OBSERVABLE), 3), twice(PRIOR), beta);
    }

    private static double[] twice(double[] row) {
        double[] all = new double[6];
        System.arraycopy(row, 0, all, 0, 3);
        System.arraycopy(row, 0, all, 3, 3);
        return all;
    }

    /** Logs of the binomial law, by its ratios from the mode. */
    private static double[] logLaw(int m, double p) {
        double[] law = new double[m + 1];
        double log = m * StrictMath.log1p(-p);
        for (int n = 0; n <= m; n++) {
            law[n] = log;
            log += StrictMath.log((double) (m - n) / (n + 1)) + StrictMath.log(p) - StrictMath.log1p(-p);
        }
        return law;
    }

    private static double[] posterior(double n, double beta) {
        double[] q = new double[3];
        double total = 0;
        for (int g = 0; g < 3; g++) {
            q[g] = PRIOR[g] * StrictMath.exp(-n * beta * OBSERVABLE[g]);
            total += q[g];
        }
        for (int g = 0; g < 3; g++) {
            q[g] /= total;
        }
        return q;
    }

    private static double mean(double[] q, double[] values) {
        return q[0] * values[0] + q[1] * values[1] + q[2] * values[2];
    }

    private static double divergence(double[] q, double[] p) {
        double sum = 0;
        for (int g = 0; g < 3; g++) {
            sum += q[g] == 0 ? 0 : q[g] * StrictMath.log(q[g] / p[g]);
        }
        return sum;
    }

    /** Every number from its definition, over all counts. */
    @ParameterizedTest
    @CsvSource({"1, 0.5, 1", "2, 0.3, 0.1", "7, 0.01, 3", "40, 0.97, 0.3", "40, 0.5, 0.02", "150, 0.4, 0.05"})
    void areTheMeansOverTheBinomialLaw(int m, double p, double beta) {
        double[] law = logLaw(m, p);
        double risk = 0;
        double observable = 0;
        double loss = 0;
        double kl = 0;
        double sensitivity = 0;
        double[] mean = new double[3];
        double[] counted = new double[3];
        for (int n = 0; n <= m; n++) {
            double mass = StrictMath.exp(law[n]);
            double[] q = posterior(n, beta);
            risk += mass * mean(q, TRUE_LOSS);
            observable += mass * mean(q, OBSERVABLE);
            loss += mass * n * mean(q, OBSERVABLE);
            kl += mass * divergence(q, PRIOR);
            double meanRate = beta * mean(q, OBSERVABLE);
            for (int g = 0; g < 3; g++) {
                mean[g] += mass * q[g];
                counted[g] += mass * n * q[g] / (m * p);
                sensitivity += mass * n * n * q[g] * Math.abs(beta * OBSERVABLE[g] - meanRate);
            }
        }
        LossGroups groups = groups(p, beta);
        for (PairExpectation pair :
                new PairExpectation[] {PairExpectation.of(groups, 0, m), PairExpectation.bySumming(groups, 0, m)}) {
            assertThat(pair.risk()).isCloseTo(risk, within(1e-13));
            assertThat(pair.observableRisk()).isCloseTo(observable, within(1e-13));
            assertThat(pair.loss()).isCloseTo(loss, within(1e-12 * (1 + loss)));
            assertThat(pair.divergence()).isCloseTo(kl, within(1e-13));
            assertThat(pair.information()).isCloseTo(kl - divergence(mean, PRIOR), within(1e-13));
            assertThat(pair.labelInformation()).isCloseTo(divergence(counted, mean), within(1e-13));
            assertThat(pair.perUnitOfLoss(beta)).isCloseTo(beta * sensitivity, within(1e-11 * (1 + sensitivity)));
            for (int g = 0; g < 3; g++) {
                assertThat(pair.meanPosterior(g)).isCloseTo(mean[g], within(1e-13));
            }
        }
    }

    /** Probabilities 0 and 1 and a pair with one group: the count is known, or does not matter. */
    @Test
    void knownCountsNeedNoSum() {
        LossGroups certain = groups(1, 0.1);
        PairExpectation all = PairExpectation.of(certain, 0, 9);
        double[] q = posterior(9, 0.1);
        assertThat(all.loss()).isCloseTo(9 * mean(q, OBSERVABLE), within(1e-14));
        assertThat(all.information()).isCloseTo(0, within(1e-15));
        assertThat(all.missing()).isZero();
        PairExpectation none = PairExpectation.of(certain, 1, 9);
        assertThat(none.loss()).isZero();
        assertThat(none.labelInformation()).isZero();
        assertThat(none.divergence()).isZero();
        PairExpectation equal = PairExpectation.of(groups(0.25, 0), 0, 8);
        assertThat(equal.loss()).isCloseTo(2 * mean(PRIOR, OBSERVABLE), within(1e-15));
        assertThat(equal.missing()).isZero();
        assertThat(equal.missingInformation()).isZero();
        assertThat(equal.missingLabelInformation()).isZero();
    }

    /**
     * The sum ends, on either side, at the first count whose geometric series {@code p(n) r/(1-r)} is at most 1e-18 of
     * the sum so far; what was left out is bounded by both series.
     */
    @ParameterizedTest
    @CsvSource({"100, 0.5", "300, 0.2", "300, 0.9", "2000, 0.3", "20000, 0.01"})
    void theSumEndsWhereWhatIsLeftIsNothing(int m, double p) {
        double[] law = logLaw(m, p);
        int mode = (int) Math.floor((m + 1) * p);
        double above = 0;
        double sum = 1;
        for (int n = mode + 1; n <= m; n++) {
            double mass = StrictMath.exp(law[n] - law[mode]);
            sum += mass;
            double next = n == m ? 0 : StrictMath.exp(law[n + 1] - law[n]);
            above = mass * next / (1 - next);
            if (next < 1 && above <= PairExpectation.TAIL * sum) {
                break;
            }
        }
        double below = 0;
        for (int n = mode - 1; n >= 0; n--) {
            double mass = StrictMath.exp(law[n] - law[mode]);
            sum += mass;
            double next = n == 0 ? 0 : StrictMath.exp(law[n - 1] - law[n]);
            below = mass * next / (1 - next);
            if (next < 1 && below <= PairExpectation.TAIL * sum) {
                break;
            }
        }
        double missing = 2 * (1 - StrictMath.log(0.25)) * (above + below) / sum;
        PairExpectation pair = PairExpectation.bySumming(groups(p, 0.3), 0, m);
        assertThat(missing).isBetween(1e-19, 1e-17);
        assertThat(pair.missing() / missing).isCloseTo(1, within(1e-8));
        assertThat(pair.missingInformation())
                .isCloseTo(missing + 3 * missing * (2 - StrictMath.log(missing)), within(1e-7 * missing));
        assertThat(pair.missingLabelInformation()).isCloseTo(missing * (2 - StrictMath.log(p)), within(1e-7 * missing));
    }

    private static double missingByQuadrature(long m, double largest) {
        double dead = 58 - StrictMath.log(0.25);
        return (1 - StrictMath.log(0.25)) * (StrictMath.exp(-42) + 3 * dead * StrictMath.exp(-58))
                + (m * largest + 2) * 1e-27;
    }

    /** Which way is taken shows in the bound of what is missing; the numbers are the same. */
    @ParameterizedTest
    @CsvSource({
        // all groups alive; the last one dead; all but the first dead
        "1000000, 0.5, 1e-4, 1e-4",
        "1000000, 0.5, 1.9e-4, 9.5e-5",
        "1000000, 0.5, 1, 0",
        // few labels, but sigma does not matter where nothing varies
        "400, 0.5, 40, 0",
    })
    void quadratureIsTakenWhereThePosteriorVariesSlowly(long m, double p, double beta, double largest) {
        PairExpectation pair = PairExpectation.of(groups(p, beta), 0, m);
        assertThat(pair.missing() / missingByQuadrature(m, largest)).isCloseTo(1, within(1e-12));
        PairExpectation sum = PairExpectation.bySumming(groups(p, beta), 0, m);
        assertThat(pair.divergence()).isCloseTo(sum.divergence(), within(1e-12));
        assertThat(pair.observableRisk()).isCloseTo(sum.observableRisk(), within(1e-13));
        assertThat(pair.loss()).isCloseTo(sum.loss(), within(1e-12 * m));
    }

    @ParameterizedTest
    @CsvSource({
        // too few labels for the tail; a deviation below 64; a rate that is too large for it
        "160, 0.5, 100",
        "16000, 0.5, 1e-6",
        "1000000, 0.5, 1.1e-4",
        "1000000, 0.1, 1.8e-4",
    })
    void elseItIsASum(long m, double p, double beta) {
        LossGroups groups = groups(p, beta);
        assertThat(PairExpectation.of(groups, 0, m).missing())
                .isEqualTo(PairExpectation.bySumming(groups, 0, m).missing());
    }

    /**
     * The numbers of a pair of 40 actions and a million labels: the rare action's share is 5e-324 in one law and rounds
     * to 0 in the other. What is more than that is no rounding, and stays infinite.
     */
    @Test
    void onlyWhatUnderflowsIsLeftOutOfADivergence() {
        double[] counted = {1.3669023535700172e7, 3.586086e-317};
        double[] mean = {436.54956799519135, 1.077e-321};
        assertThat(mean[1] / mean[0]).isZero();
        assertThat(counted[1] / counted[0]).isPositive();
        assertThat(PairExpectation.divergence(counted, counted[0], mean, 0, mean[0]))
                .isZero();
        counted[1] = 1e-200 * counted[0];
        assertThat(PairExpectation.divergence(counted, counted[0], mean, 0, mean[0]))
                .isInfinite();
        assertThat(PairExpectation.divergence(new double[] {1, 0}, 1, new double[] {1, 0}, 0, 1))
                .isZero();
    }
}
