/**
 * Channels that are given by themselves, as a matrix in CSV or as a channel file: what they carry, and which of them is
 * at least as good as another whatever the labels are used for; and scores, corrected for the judge that gave them.
 *
 * <p>Notation: W(y|x), a row for each truth x and a column for each label y; informations in nats, losses in [0,1].
 * References: Blahut and Arimoto 1972 for the capacity; L. Le Cam 1964 and E. Torgersen, Comparison of Statistical
 * Experiments, 1991, for the deficiency. May use {@code scenario}, {@code finite}, {@code family}, {@code judge},
 * {@code sampling}, {@code estimate}, {@code bound}, {@code model}, {@code info}, {@code numeric}, {@code yaml}.
 */
package dev.narrows.channel;
