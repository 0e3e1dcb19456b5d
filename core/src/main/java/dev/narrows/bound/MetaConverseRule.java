package dev.narrows.bound;

import dev.narrows.model.FiniteModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The meta-converse with the output law of the mixture: a decoder of the codeword is a test of {@code P = pi_j
 * p(y|j,s)} against {@code Q = q_s(y)/M} that accepts with Q-probability 1/M, so that by Neyman and Pearson
 *
 * <pre>
 * Pe(s) &gt;= 1 - (P-mass of the pairs (j,y) of largest P/Q whose Q-mass is 1/M, the last pair in part),
 * q_s = sum_j pi_j p(.|j,s)
 * </pre>
 *
 * <p>and {@code sum_s p_s [b(s) + (lam(s)-b(s)) Pe(s)]} under the risk. Never below {@link SharpFano} with the same
 * information, which follows from it by data processing of the divergence of P from Q. (With q_s proportional to
 * {@code max_j pi_j p(y|j,s)} it would be the exact decoding error.) Rounded down: the P-mass is raised by
 * {@code 2^-50} for each pair.
 */
final class MetaConverseRule implements FiniteFloorRule {
    private static final FloorForm FORM = FloorForm.of(InformationKind.MIXTURE, ContextUse.PER_CONTEXT);

    @Override
    public Statement statement() {
        return new Statement(
                "meta-converse",
                "1 - max{P(T): tests T of Q(T) = 1/M}, P = pi_j p(y|j), Q = q(y)/M, times lam(s) - b(s), plus b(s)",
                "M >= 2; q the law of the labels",
                Holds.ALWAYS,
                "Polyanskiy, Poor and Verdu, IEEE Trans. Inf. Theory 56 (2010), theorem 26");
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
        return form -> floors.perContext(IntStream.range(0, floors.contexts())
                .mapToDouble(s -> error(model, s))
                .toArray());
    }

    private static double error(FiniteModel model, int s) {
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
        for (int i : order) {
            double taken = Math.min(room, output[i % labels]);
            accepted += joint[i] * (taken / output[i % labels]);
            room -= taken;
            if (!(room > 0)) {
                break;
            }
        }
        return Math.max(0, 1 - accepted - (joint.length + 8) * 0x1p-50);
    }
}
