/**
 * Learners of other programs: the data sets of a cell are written for them, label by label, and the policies that they
 * make of these are read and held against the floors and ceilings like any learner's.
 *
 * <p>Rows of their policies take the place of computed ones in the store of a run
 * ({@link dev.narrows.experiment.GivenRows}); all else is a run. May use {@code result}, {@code experiment},
 * {@code scenario}, {@code family}, {@code finite}, {@code numeric}, {@code yaml}.
 */
package dev.narrows.foreign;
