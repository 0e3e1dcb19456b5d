/**
 * The experiment of one cell: its exact half, its replicates, and the comparison of the two.
 *
 * <p>{@link dev.narrows.experiment.Replicates} is the one pure function from (cell, replicate number) to a row of
 * numbers, kept under the cell's {@link dev.narrows.experiment.CellKey}; what a result says of them is a fold over the
 * values in replicate order, so that threads cannot show in it. Threads, stopping, and the clock of
 * {@link dev.narrows.experiment.Latency} are here too; the clock decides no result but when a limit of time ends a run.
 * {@link dev.narrows.experiment.Comparison} puts exact and sampled together. May use {@code scenario}, {@code family},
 * {@code budget}, {@code estimate}, {@code learner}, {@code bound}, {@code numeric}.
 */
package dev.narrows.experiment;
