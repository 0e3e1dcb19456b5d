/**
 * Monte Carlo estimators of one number that is also known exactly: the true risk of a stated policy.
 *
 * <p>Notation: context S, target U, label Y with the law p(s,u,y); a policy q(a|s,y); its loss {@code g(s,u,y) = sum_a
 * q(a|s,y) l(a,u,s)} in [0, 1] and its risk {@code R = E g(S,U,Y)} ({@link dev.narrows.montecarlo.PolicyRisk}). A
 * <em>replicate</em> is one independent estimate from n <em>draws</em>; all estimators are unbiased, so the mean over
 * replicates is compared with R itself. Efficiency is 1/(variance x time), relative to drawing tuples one by one. Not
 * to be confused with {@code estimate}, which makes intervals of replicates. References: A. B. Owen, Monte Carlo
 * theory, methods and examples, 2013, chapters 8 to 10; P. L'Ecuyer, C. Lemieux 2002 for quasi-Monte Carlo. May use
 * {@code scenario}, {@code family}, {@code sampling}, {@code estimate}, {@code model}, {@code info}, {@code numeric}.
 */
package dev.narrows.montecarlo;
