package dev.narrows.info;

/**
 * A capacity with what proves it: anybody can compute, at these two input laws and with {@code D_x = KL(W[x] || pW)},
 *
 * <pre>
 * lower &lt;= log sum_x p_x exp(D_x)   at p = lowerInput,      upper &gt;= max_x D_x   at p = upperInput
 * </pre>
 *
 * <p>in nats. An upper end that {@code log min(|X|, |Y|)} undercuts is that number. Where a lower end is 0 its law
 * proves nothing more. Source: R. Blahut, IEEE Trans. Inf. Theory 18 (1972), theorem 2.
 *
 * @param bracket both ends, nats
 * @param lowerInput law of the input at which the lower end was met, of size |X|
 * @param upperInput law of the input at which the upper end was met, of size |X|
 */
public record CapacityProof(CapacityBracket bracket, Pmf lowerInput, Pmf upperInput) {}
