package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;

/** Law of the target and of the pair given the target, over targets and pairs of positive probability (immutable). */
final class TargetPairs {
    /** Pairs of positive probability. */
    final int[] pairs;
    /** {@code p_U} of the targets of positive probability. */
    final double[] target;
    /** {@code p(s,y|u)} at [target][pair], in the order of the two above. */
    final double[][] pairGivenTarget;

    TargetPairs(FiniteModel model) {
        double[] joint = joint(model);
        int targets = model.targets();
        pairs = CountVectors.positivePairs(model.pairProbabilities());
        double[] sums = new double[targets];
        for (int t = 0; t < joint.length; t++) {
            sums[t % targets] += joint[t];
        }
        int[] positive = CountVectors.positivePairs(sums);
        target = Arrays.stream(positive).mapToDouble(u -> sums[u]).toArray();
        pairGivenTarget = new double[positive.length][pairs.length];
        for (int u = 0; u < positive.length; u++) {
            for (int c = 0; c < pairs.length; c++) {
                pairGivenTarget[u][c] = joint[pairs[c] * targets + positive[u]] / target[u];
            }
        }
    }

    /** {@code p(s,y,u) = p_s p_s(u) W_s[u][y]} at {@code (s |Y| + y) K + u}; sums to 1 up to rounding. */
    static double[] joint(FiniteModel model) {
        int targets = model.targets();
        double[] joint = new double[Math.multiplyExact(model.pairs(), targets)];
        Arrays.setAll(joint, i -> {
            int u = i % targets;
            int y = i / targets % model.labels();
            int s = i / targets / model.labels();
            return model.contextLaw().probability(s)
                    * (model.targetProbability(u, s)
                            * model.cascade().product(s).probability(u, y));
        });
        return joint;
    }
}
