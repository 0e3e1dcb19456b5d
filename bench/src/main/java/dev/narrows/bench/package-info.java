/**
 * JMH benchmarks: one class a hot kernel, each with a baseline and its peers in the same run. Ratios are what counts;
 * nanoseconds of one machine say nothing about another. {@link dev.narrows.bench.BenchMain} prints them as a table.
 */
package dev.narrows.bench;
