package dev.narrows.planning;

import dev.narrows.bound.SharpFano;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The largest number M of equiprobable codewords that labels may tell apart with a mean error of at most r, as far as
 * Fano's floor says:
 *
 * <pre>
 * floor(M) = sum_s p_s e_s,   e_s the root of h(e) + e log(M-1) = log M - I_s     ({@link SharpFano})
 * M_max(r) = max { M &gt;= 2 : floor(M) &lt;= r }
 * </pre>
 *
 * <p>The floor rises with M at fixed informations. With {@code I_s} not below the capacity of context s it holds for
 * every codebook of M words and zero-one loss on the index. Necessary, not sufficient: with more codewords than M_max
 * no policy has an error of r, with as many one need not. The floor is rounded down: M_max errs upward only.
 *
 * @param risk r, in (0, 1)
 * @param codewords M_max; empty where it is above {@value #MOST}; 1 where already two codewords are too many
 * @param floor the floor at that many codewords (at {@value #MOST} where there are more), 0 at one
 * @param beyond the floor at one codeword more, above r; NaN where there are more than {@value #MOST}
 */
public record MostCodewords(double risk, OptionalLong codewords, double floor, double beyond) {
    /** So many are tried, exact as a double. */
    public static final long MOST = 1L << 52;

    /**
     * The largest number for these informations.
     *
     * @param contexts p_s
     * @param informations I_s of each context, nats, upper ends of capacities; not modified
     * @param risk r, in (0, 1)
     * @return the answer
     * @throws IllegalArgumentException if sizes differ or a number is out of range
     */
    public static MostCodewords of(Pmf contexts, double[] informations, double risk) {
        Arguments.requireInnerFraction("risk", risk);
        Arguments.requireSize(
                "informations", informations.length, "entries", contexts.size(), " as there are contexts");
        OptionalLong excluded = BisectionRoot.leastAbove(1, MOST, size -> floor(contexts, informations, size) > risk);
        long largest = excluded.isPresent() ? excluded.getAsLong() - 1 : MOST;
        return new MostCodewords(
                risk,
                excluded.isPresent() ? OptionalLong.of(largest) : OptionalLong.empty(),
                largest == 1 ? 0 : floor(contexts, informations, largest),
                excluded.isPresent() ? floor(contexts, informations, largest + 1) : Double.NaN);
    }

    /**
     * The floor at a number of codewords.
     *
     * @param contexts p_s
     * @param informations I_s of each context, nats; not modified
     * @param codewords M, at least 2
     * @return in [0, 1], rounded down
     */
    static double floor(Pmf contexts, double[] informations, long codewords) {
        double entropy = StrictMath.log(codewords);
        Map<Double, Double> known = new HashMap<>();
        double sum = 0;
        for (int s = 0; s < informations.length; s++) {
            sum += contexts.probability(s)
                    * known.computeIfAbsent(informations[s], nats -> new SharpFano(entropy, nats, codewords).value());
        }
        // n products and additions of non-negative terms, and the rounding of the law
        return sum * (1 - (informations.length + 2) * 0x1p-52);
    }
}
