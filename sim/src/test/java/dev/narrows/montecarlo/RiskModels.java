package dev.narrows.montecarlo;

import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Random models with a random policy, some of whose actions are certain. */
final class RiskModels {
    /** The number of models that the estimators are held against. */
    static final int NUMBER = 30;

    private RiskModels() {}

    static List<PolicyRisk> some(long seed) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        return IntStream.range(0, NUMBER).mapToObj(i -> next(rng)).toList();
    }

    static PolicyRisk next(UniformRandomProvider rng) {
        FiniteModel model = RandomModels.next(rng);
        double[][] policy = new double[model.pairs()][];
        for (int c = 0; c < policy.length; c++) {
            policy[c] = new double[model.actions()];
            if (rng.nextBoolean()) {
                policy[c][rng.nextInt(model.actions())] = 1;
            } else {
                policy[c] = law(rng, model.actions());
            }
        }
        return PolicyRisk.of(model, policy);
    }

    private static double[] law(UniformRandomProvider rng, int size) {
        Pmf law = size == 1 ? Pmf.uniform(1) : RandomModels.pmf(rng, size, 1);
        return law.toArray();
    }
}
