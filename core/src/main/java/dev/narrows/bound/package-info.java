/**
 * Floors under the risk of every policy, ceilings over the risk of a posterior, and the interval between them.
 *
 * <p>Unit of information: the nat. A floor never exceeds the truth and a ceiling never falls below it: every rounding,
 * bracket and truncation is resolved to that side. The two headline bounds, for a uniform index on the risk of every
 * policy and, with probability \(1-\delta\) over m labels, on the risk of a posterior from its divergence:
 *
 * <p>\[ R \ge \lambda_{min} \left[1 - \frac{\bar C + \log 2}{\log M}\right]_+, \qquad \mathrm{kl}(\hat R(Q) \,\Vert\,
 * R(Q)) \le \frac{\mathrm{KL}(Q\Vert P) + \log(\xi(m)/\delta)}{m} \]
 *
 * <p>All others are in core/README.md of the sources. A floor is a {@link dev.narrows.bound.LowerBound}, a ceiling an
 * {@link dev.narrows.bound.UpperBound}: a comparison the wrong way round does not compile. May use {@code model},
 * {@code info} and {@code numeric}.
 */
package dev.narrows.bound;
