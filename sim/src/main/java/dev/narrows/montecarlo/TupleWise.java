package dev.narrows.montecarlo;

import dev.narrows.model.FiniteModel;
import dev.narrows.sampling.TupleRecorder;
import dev.narrows.sampling.TupleSampler;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws n tuples (S, J, H, Y) one by one, as the model tells them, and averages a value of (S, U, Y), U = u_J(S).
 *
 * <pre>
 * estimate = (1/n) sum_i x(S_i, U_i, Y_i)              variance = Var x(S,U,Y) / n
 * </pre>
 *
 * <p>With the loss of the policy as value this is plain Monte Carlo, to which the others are compared. Presumes
 * nothing: neither probabilities of pairs nor sums over targets are needed to draw.
 */
final class TupleWise implements RiskEstimator {
    private final PolicyRisk risk;
    private final double[] values;
    private final int draws;
    private final TupleSampler tuples;
    /** Number of the triple (s, u_j(s), 0) at {@code s M + j}. */
    private final int[] firstTriple;

    private TupleWise(PolicyRisk risk, double[] values, int draws) {
        FiniteModel model = risk.model();
        this.risk = risk;
        this.values = values;
        this.draws = draws;
        this.tuples = TupleSampler.of(model);
        this.firstTriple = new int[model.contexts() * model.codewords()];
        for (int i = 0; i < firstTriple.length; i++) {
            int s = i / model.codewords();
            firstTriple[i] = risk.triple(s, model.codebook().word(i % model.codewords(), s), 0);
        }
    }

    /** Plain Monte Carlo of the risk. */
    static TupleWise of(PolicyRisk risk, int draws) {
        return of(risk, risk.losses(), draws);
    }

    /** The same draws with another value, by triple; kept. */
    static TupleWise of(PolicyRisk risk, double[] values, int draws) {
        return new TupleWise(risk, values, draws);
    }

    @Override
    public int draws() {
        return draws;
    }

    @Override
    public OptionalDouble variance() {
        return OptionalDouble.of(PolicyRisk.variance(risk.law(), values) / draws);
    }

    @Override
    public Sampler sampler() {
        return new Tuples();
    }

    private final class Tuples implements Sampler, TupleRecorder {
        private final TupleSampler own = tuples.copy();
        private final long[] counts = new long[own.pairs()];
        private final int codewords = risk.model().codewords();
        private double sum;

        @Override
        public void record(int s, int j, int h, int y) {
            sum += values[firstTriple[s * codewords + j] + y];
        }

        @Override
        public void replicate(UniformRandomProvider stream, double[] row) {
            sum = 0;
            own.sample(stream, draws, counts, this);
            row[ESTIMATE] = sum / draws;
        }
    }
}
