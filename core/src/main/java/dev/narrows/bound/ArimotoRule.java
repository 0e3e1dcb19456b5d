package dev.narrows.bound;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.info.SibsonCapacity;
import dev.narrows.model.Cascade;
import dev.narrows.model.FiniteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Arimoto's floor: the probability Pc that any decoder finds the codeword is at most
 *
 * <pre>
 * Pc &lt;= inf_alpha (sum_j pi_j^alpha)^(1/alpha) max_p sum_y (sum_x p_x W[x][y]^alpha)^(1/alpha),
 * alpha = 1/(1+r) &gt;= 1
 * </pre>
 *
 * <p>with W the cascade of a context, or (total) the stage that gives less: by data processing each stage does. At
 * alpha = 1 the right side is 1, at alpha = infinity {@code pi_max sum_y max_x W[x][y]}. It is strictly below 1 only
 * where H(J) exceeds the capacity of W (the logarithm is convex in r with slope H(J) - C at 0), and there falls
 * exponentially where Fano falls linearly. Every alpha gives a valid floor; the search takes the best of
 * {@value #SEARCH} points of a golden section. Per context it is {@code sum_s p_s [b(s) + (lam(s)-b(s)) (1 - Pc(s))]}.
 * No Shannon capacity may stand for the maximum. With the law of the codewords for p the infimum is at alpha = infinity
 * and is the exact error, so the information *mixture*, for which {@link MetaConverseRule} stands, is no form of this
 * floor. Rounded down.
 */
final class ArimotoRule implements FiniteFloorRule {
    private static final int SEARCH = 16;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LEAST = 1.0 / 64;
    private static final double COARSE = 1e-4;
    private static final double FINE = 1e-9;
    private static final double ROUNDING = 1e-12;

    @Override
    public Statement statement() {
        return new Statement(
                "arimoto",
                "1 - inf_a (sum_j pi_j^a)^(1/a) max_p sum_y (sum_x p_x W^a)^(1/a)" + ", times lam(s) - b(s), plus b(s)",
                "a >= 1; W a stage or the cascade",
                Holds.ALWAYS,
                "S. Arimoto, IEEE Trans. Inf. Theory 19 (1973) 357, theorem 1");
    }

    @Override
    public List<FloorForm> forms() {
        return List.of(
                FloorForm.of(InformationKind.TOTAL, ContextUse.PER_CONTEXT),
                FloorForm.of(InformationKind.CASCADE, ContextUse.PER_CONTEXT));
    }

    @Override
    public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
        return form -> form.information().orElseThrow() == InformationKind.TOTAL
                ? total(model, capacities)
                : cascade(model, capacities);
    }

    private static double total(FiniteModel model, Capacities capacities) {
        DecodingFloors floors = new DecodingFloors(model);
        Errors errors = new Errors(model.prior(), floors.entropy());
        Cascade stages = model.cascade();
        double[] of = new double[floors.contexts()];
        for (int s = 0; s < of.length; s++) {
            of[s] = Math.max(
                    errors.of(stages.cognitive(s), capacities.cognitive(s).upper()),
                    errors.of(stages.articulation(s), capacities.articulation(s).upper()));
        }
        return floors.perContext(of);
    }

    private static double cascade(FiniteModel model, Capacities capacities) {
        DecodingFloors floors = new DecodingFloors(model);
        Errors errors = new Errors(model.prior(), floors.entropy());
        double[] of = new double[floors.contexts()];
        for (int s = 0; s < of.length; s++) {
            of[s] = errors.of(model.cascade().product(s), capacities.cascade(s).upper());
        }
        return floors.perContext(of);
    }

    /** Floors on the decoding error; a channel that several contexts share is worked on once. */
    private static final class Errors {
        private final Pmf prior;
        private final double entropy;
        private final double most;
        private final Map<Channel, Double> known = new HashMap<>();

        Errors(Pmf prior, double entropy) {
            this.prior = prior;
            this.entropy = entropy;
            double largest = 0;
            for (double weight : prior.toArray()) {
                largest = Math.max(largest, weight);
            }
            this.most = largest;
        }

        /** 0 where the prior's entropy is within the capacity: no alpha does better there. */
        double of(Channel channel, double capacity) {
            return entropy <= capacity ? 0 : known.computeIfAbsent(channel, this::error);
        }

        private double error(Channel channel) {
            SibsonCapacity maximum = SibsonCapacity.of(channel);
            double low = LEAST;
            double high = 1;
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            double atLeft = success(maximum, left, COARSE);
            double atRight = success(maximum, right, COARSE);
            for (int i = 2; i < SEARCH; i++) {
                if (atLeft <= atRight) {
                    high = right;
                    right = left;
                    atRight = atLeft;
                    left = high - GOLDEN * (high - low);
                    atLeft = success(maximum, left, COARSE);
                } else {
                    low = left;
                    left = right;
                    atLeft = atRight;
                    right = low + GOLDEN * (high - low);
                    atRight = success(maximum, right, COARSE);
                }
            }
            double best = success(maximum, atLeft <= atRight ? left : right, FINE);
            return Math.max(0, 1 - Math.min(best, most * maximum.maximalLeakage()));
        }

        /** The right side at alpha = 1/inverse, rounded up. */
        private double success(SibsonCapacity maximum, double inverse, double gap) {
            double alpha = 1 / inverse;
            double sum = 0;
            for (double weight : prior.toArray()) {
                sum += StrictMath.pow(weight / most, alpha);
            }
            return most * StrictMath.pow(sum, inverse) * maximum.upper(alpha, gap) * (1 + ROUNDING);
        }
    }
}
