package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The meta-converse with the output law of the mixture. With {@code beta_a(P,Q)} the least Q-probability of a test
 * (randomised) that accepts with P-probability at least a, the error of every decoder of J in context s is
 *
 * <pre>
 * Pe(s) &gt;= e,   the least e in [0, 1] with beta_{1-e}(P,Q) = 1/M
 * P(j,y) = pi_j p(y|j,s),   Q(j,y) = q_s(y)/M,   q_s = sum_j pi_j p(.|j,s)
 * </pre>
 *
 * <p>since a decoder, taken as the test that accepts (j,y) if it decodes y as j, accepts with P-probability
 * {@code 1-Pe} and with Q-probability 1/M whatever it does. Computed by the lemma of Neyman and Pearson: 1-e is the
 * P-mass of the pairs (j,y) of largest P/Q whose Q-mass is 1/M, the last of them in part. (The support of P has a
 * Q-mass of 1/M at least, so that there is such an e.) Under the risk it is {@code sum_s p_s [b(s) + (lam(s)-b(s))
 * e(s)]}.
 *
 * <p>Never below {@link SharpFano} with the same information, which follows from it by data processing of the
 * divergence of P from Q. Every law q_s gives a floor; with q_s proportional to {@code max_j pi_j p(y|j,s)} it is the
 * exact decoding error. Rounded down: the P-mass is raised by {@code 2^-50} for each pair. Sources: G. Vazquez-Vilar,
 * A. Tauste Campo, A. Guillen i Fabregas, A. Martinez, Bayesian M-ary hypothesis testing, IEEE Trans. Inf. Theory 62
 * (2016), arXiv:1411.3292, theorem 1; Y. Polyanskiy, H. V. Poor, S. Verdu, IEEE Trans. Inf. Theory 56 (2010), theorem
 * 26.
 */
final class MetaConverseRule implements FiniteFloorRule {
    private static final FloorForm FORM = FloorForm.of(InformationKind.MIXTURE, ContextUse.PER_CONTEXT);

    @Override
    public Statement statement() {
        return new Statement(
                "meta-converse",
                "least e with beta_(1-e)(pi_j p(y|j), q(y)/M) = 1/M (Neyman-Pearson), times lam(s) - b(s), plus b(s)",
                "M >= 2; J independent of S; q the law of the labels",
                Holds.ALWAYS,
                "Vazquez-Vilar et al., arXiv:1411.3292, theorem 1; Polyanskiy, Poor and Verdu 2010, theorem 26");
    }

    @Override
    public List<FloorForm> forms() {
        return List.of(FORM);
    }

    @Override
    public List<String> below(FloorForm form) {
        return List.of(SharpFano.NAME);
    }

    @Override
    public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
        DecodingFloors floors = new DecodingFloors(model);
        return form -> floors.perContext(s -> test(model, s).error());
    }

    /**
     * The most powerful test in context s.
     *
     * @param error 1 less its P-mass, rounded down
     * @param threshold theta, the ratio of P to the law of the label at which it is randomised: by the duality of
     *     linear programmes {@code Pe >= 1 - sum (pi_j p(y|j) - theta q_y)+ - theta} for every theta, best for this one
     */
    record Test(double error, double threshold) {}

    /** 1 less the P-mass of the most powerful test of Q-mass 1/M; masses of Q are counted in units of 1/M. */
    static Test test(FiniteModel model, int s) {
        int codewords = model.codewords();
        int labels = model.labels();
        double[] joint = new double[codewords * labels];
        double[] output = new double[labels];
        for (int j = 0; j < codewords; j++) {
            for (int y = 0; y < labels; y++) {
                joint[j * labels + y] = model.prior().probability(j) * model.labelProbability(y, j, s);
                output[y] += joint[j * labels + y];
            }
        }
        int[] order = IntStream.range(0, joint.length)
                .filter(i -> output[i % labels] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -joint[i] / output[i % labels]))
                .mapToInt(i -> i)
                .toArray();
        double accepted = 0;
        double room = 1;
        double threshold = 0;
        for (int i : order) {
            threshold = joint[i] / output[i % labels];
            double taken = Math.min(room, output[i % labels]);
            accepted += joint[i] * (taken / output[i % labels]);
            room -= taken;
            if (!(room > 0)) {
                break;
            }
        }
        return new Test(Math.max(0, 1 - accepted - (joint.length + 8) * 0x1p-50), threshold);
    }
}
