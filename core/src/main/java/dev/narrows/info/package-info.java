/**
 * Finite probability laws, channels and what they carry: entropies, mutual information, capacity, rate-distortion.
 *
 * <p>Unit of information: the nat. A <em>channel</em> is a row-stochastic matrix {@code W[x][y] = P(Y=y | X=x)}.
 * Capacities come as a certified bracket {@code lower <= C <= upper}; who builds a lower bound of a risk on a capacity
 * must use the upper end. Notation follows T. M. Cover and J. A. Thomas, <em>Elements of Information Theory</em>, 2nd
 * edition, Wiley 2006. May use {@code numeric}.
 */
package dev.narrows.info;
