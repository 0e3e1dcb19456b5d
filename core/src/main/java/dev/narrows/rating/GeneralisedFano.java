package dev.narrows.rating;

import dev.narrows.model.Loss;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.CompensatedSum;
import java.util.stream.IntStream;

/**
 * Fano's inequality for any loss: a floor under the mean loss of every rule that sees context and label, where these
 * leave {@code H = H(U|Y,S)} of the truth open.
 *
 * <pre>
 * E l(A,U) &gt;= sup over lambda &gt; 0 of (1/lambda) (H - max_a log sum_u exp(-lambda l(a,u)))
 * </pre>
 *
 * <p>in [0, 1], for K truths u and any actions a; nats. Under zero-one loss it is Fano's floor of K values
 * ({@code SharpFano}). At H = log K it is {@code min_a (1/K) sum_u l(a,u)}; an equivocation of log K, as it is rounded,
 * or more is taken for that. It is never below the least entry of the table.
 *
 * <p>Derived here. For a law p of the truth, an action a and {@code q(u) = exp(-lambda l(a,u))/Z(a)}, the relative
 * entropy of p and q is at least 0, and so {@code H(p) <= lambda sum_u p(u) l(a,u) + log Z(a)} (Gibbs' inequality).
 * With {@code log Z(a) <= max_a log Z(a)}, a mean over what the rule sees, with the law of the truth and the action
 * there, gives {@code H(U|Y,S) <= lambda E l + max_a log Z(a)}. This holds for every lambda, so that a search that ends
 * early errs downwards. The right side is what the argument of Shannon's lower bound on a rate-distortion function
 * gives for a loss that is no difference.
 *
 * <p>Rounded down, given its inputs. With {@code m_a = min_u l(a,u)} what is computed is
 *
 * <pre>
 * (1/lambda) (min_a (lambda m_a - log(1 + (1/K) sum_u (exp(-lambda (l(a,u) - m_a)) - 1))) - (log K - H))
 * </pre>
 *
 * <p>in which no term but the last is a difference of nearly equal numbers, for small lambda (H near log K) and large.
 *
 * @param equivocation H(U|Y,S), or a number not above it, in [0, infinity), nats
 * @param loss of each action and truth, one table for all contexts
 */
public record GeneralisedFano(double equivocation, Loss loss) {
    /** Of log lambda: losses are at most 1, and those that differ by less than 1e-11 are taken for alike. */
    private static final double WIDEST = 27;

    private static final int STEPS = 70;
    private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

    /** Eight half-units in the last place: more than the rounding of up to five operations. */
    private static final double STEP = 0x1p-50;

    /**
     * The floor of these inputs.
     *
     * @param equivocation H(U|Y,S), or a number not above it, in [0, infinity), nats
     * @param loss of each action and truth, one table for all contexts
     * @throws IllegalArgumentException if the equivocation is out of range, or the loss has several tables
     */
    public GeneralisedFano {
        Arguments.requireFinite("equivocation", equivocation);
        Arguments.requireSize("tables of the loss", loss.contexts(), 1);
    }

    /**
     * The floor.
     *
     * @return in [0, 1], rounded down: at most the true value of the formula, where an equivocation that is log K as
     *     that is rounded is taken for log K, and not for the number that is up to one unit in its last place below
     */
    public double value() {
        double logSize = StrictMath.log(loss.targets());
        if (equivocation >= logSize) {
            return IntStream.range(0, loss.actions())
                    .mapToDouble(this::mean)
                    .min()
                    .orElseThrow();
        }
        double known = Math.nextUp(Math.nextUp(logSize) - equivocation);
        double least = IntStream.range(0, loss.actions())
                .mapToDouble(this::least)
                .min()
                .orElseThrow();
        return Math.max(least, supremum(known));
    }

    /** Golden-section search: the numerator is concave in lambda, so that its ratio to lambda has no second maximum. */
    private double supremum(double known) {
        double low = -WIDEST;
        double high = WIDEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = at(StrictMath.exp(left), known);
        double atRight = at(StrictMath.exp(right), known);
        for (int i = 0; i < STEPS; i++) {
            if (atLeft < atRight) {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = at(StrictMath.exp(right), known);
            } else {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = at(StrictMath.exp(left), known);
            }
        }
        return Math.max(atLeft, atRight);
    }

    /** The bound of one lambda; {@code known} is log K - H, rounded up. */
    private double at(double lambda, double known) {
        double least = IntStream.range(0, loss.actions())
                .mapToDouble(a -> tilted(a, lambda))
                .min()
                .orElseThrow();
        return Math.nextDown(Math.nextDown(least - known) / lambda);
    }

    /**
     * {@code log K - log Z(a)}, rounded down. The mean of differences is good to {@link #STEP}, relative; its logarithm
     * multiplies that by {@code (K-1)/log K} at most, where the mean is {@code 1/K - 1}.
     */
    private double tilted(int a, double lambda) {
        double least = least(a);
        CompensatedSum sum = new CompensatedSum();
        for (int u = 0; u < loss.targets(); u++) {
            sum.add(StrictMath.expm1(-lambda * (loss.value(a, u, 0) - least)));
        }
        double others = -StrictMath.log1p(sum.value() / loss.targets());
        return down(lambda * least + (others - others * (2 * loss.targets() * STEP)));
    }

    private double least(int a) {
        return IntStream.range(0, loss.targets())
                .mapToDouble(u -> loss.value(a, u, 0))
                .min()
                .orElseThrow();
    }

    private double mean(int a) {
        CompensatedSum sum = new CompensatedSum();
        for (int u = 0; u < loss.targets(); u++) {
            sum.add(loss.value(a, u, 0));
        }
        return down(sum.value() / loss.targets());
    }

    private static double down(double x) {
        return x - x * STEP;
    }
}
