/**
 * The experiment of one cell: its exact half, its replicates, and the comparison of the two.
 *
 * <p>{@link dev.narrows.experiment.Replicator} is the one pure function from (cell, replicate number) to four numbers;
 * everything else here is a fold over its values in replicate order, so that threads cannot show in a result. Exact and
 * sampled meet in {@link dev.narrows.experiment.Comparison} alone. May use every package of core, and {@code scenario},
 * {@code sampling} and {@code estimate}.
 */
package dev.narrows.experiment;
