package dev.narrows.bound;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.info.SibsonCapacity;
import dev.narrows.info.SibsonProof;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Arimoto's floor: the probability Pc that a decoder finds the codeword is at most, whatever the decoder,
 *
 * <pre>
 * Pc &lt;= A = inf_{alpha &gt;= 1} (sum_j pi_j^alpha)^(1/alpha) max_p sum_y (sum_x p_x W[x][y]^alpha)^(1/alpha)
 * floor = sum_s p_s [b(s) + (lam(s)-b(s)) (1 - A_s)]
 * </pre>
 *
 * <p>with W the cascade of context s, or (total) the stage of smaller A: J - U - H - Y is a Markov chain, so that no
 * decoder of the labels does better than one behind either stage alone. The first factor is {@code exp((1-alpha)/alpha
 * H_alpha(J))} with Renyi's entropy, the second {@link SibsonCapacity}. At alpha = 1 the right side is 1, in the limit
 * alpha = infinity it is {@code pi_max sum_y max_x W[x][y]}. It is below 1 for some alpha exactly where H(J) exceeds
 * the capacity C of W: with alpha = 1/(1+r), r in (-1, 0], its logarithm is convex in r with slope H(J) - C at r = 0.
 * There it falls exponentially where Fano falls linearly. No Shannon capacity may stand for the maximum. With
 * {@code p_j = pi_j^alpha / sum_i pi_i^alpha} for the maximum the limit alpha = infinity is the exact {@code sum_y
 * max_j pi_j W[j][y]}: so there is no form with the information <em>mixture</em>, for which {@link MetaConverseRule}
 * stands.
 *
 * <p>Every alpha gives a floor. Taken is the better of alpha = infinity and the last point of a golden section over
 * 1/alpha in [1/64, 1] of {@value #SEARCH} evaluations; what that leaves to the infimum makes the floor smaller.
 * Rounded down: A is raised by {@code 1e-12} relative. Source: S. Arimoto, IEEE Trans. Inf. Theory 19 (1973) 357,
 * theorem 1, for a uniform prior; for any, {@code max_j pi_j W[j][y] <= (sum_j (pi_j W[j][y])^alpha)^(1/alpha)} with
 * the p above.
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
                "1 - inf_a (sum_j pi_j^a)^(1/a) max_p sum_y (sum_x p_x W^a)^(1/a), times lam(s) - b(s), plus b(s)",
                "a >= 1; J independent of S; W a stage or the cascade",
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
        DecodingFloors floors = new DecodingFloors(model);
        return form -> {
            Errors errors = new Errors(model.prior(), floors.entropy());
            boolean total = form.information().orElseThrow() == InformationKind.TOTAL;
            return floors.perContext(
                    s -> (total ? total(errors, model, capacities, s) : cascade(errors, model, capacities, s)).error());
        };
    }

    /** What proves the decoding error of each context. */
    static List<ArimotoProof> proofs(FiniteModel model, Capacities capacities, InformationKind kind) {
        Errors errors = new Errors(model.prior(), new DecodingFloors(model).entropy());
        return IntStream.range(0, model.contexts())
                .mapToObj(s -> kind == InformationKind.TOTAL
                        ? total(errors, model, capacities, s)
                        : cascade(errors, model, capacities, s))
                .toList();
    }

    private static ArimotoProof total(Errors errors, FiniteModel model, Capacities capacities, int s) {
        ArimotoProof first = errors.of(
                        model.cascade().cognitive(s), capacities.cognitive(s).upper())
                .behind(ArimotoProof.Stage.COGNITIVE);
        ArimotoProof second = errors.of(
                        model.cascade().articulation(s),
                        capacities.articulation(s).upper())
                .behind(ArimotoProof.Stage.ARTICULATION);
        return first.error() >= second.error() ? first : second;
    }

    private static ArimotoProof cascade(Errors errors, FiniteModel model, Capacities capacities, int s) {
        return errors.of(model.cascade().product(s), capacities.cascade(s).upper());
    }

    /** Floors on the decoding error; a channel that several contexts share is worked on once. */
    private static final class Errors {
        private final Pmf prior;
        private final double entropy;
        private final double most;
        private final Map<Channel, ArimotoProof> known = new HashMap<>();

        Errors(Pmf prior, double entropy) {
            this.prior = prior;
            this.entropy = entropy;
            this.most = Arrays.stream(prior.toArray()).max().orElseThrow();
        }

        /** 0 where the prior's entropy is within the capacity: no alpha does better there. */
        ArimotoProof of(Channel channel, double capacity) {
            return entropy <= capacity ? ArimotoProof.NOTHING : known.computeIfAbsent(channel, this::error);
        }

        private ArimotoProof error(Channel channel) {
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
            double inverse = atLeft <= atRight ? left : right;
            SibsonProof proof = maximum.proof(1 / inverse, FINE);
            double best = success(proof.value(), inverse);
            double limit = most * maximum.maximalLeakage();
            return best < limit
                    ? ArimotoProof.of(Math.max(0, 1 - best), proof)
                    : ArimotoProof.atInfinity(Math.max(0, 1 - limit));
        }

        /** The right side at alpha = 1/inverse, rounded up. */
        private double success(SibsonCapacity maximum, double inverse, double gap) {
            return success(maximum.upper(1 / inverse, gap), inverse);
        }

        private double success(double capacity, double inverse) {
            double alpha = 1 / inverse;
            double sum = 0;
            for (double weight : prior.toArray()) {
                sum += StrictMath.pow(weight / most, alpha);
            }
            return most * StrictMath.pow(sum, inverse) * capacity * (1 + ROUNDING);
        }
    }
}
