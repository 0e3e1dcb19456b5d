/** Benchmarks of kernels that only their own package can reach. */
package dev.narrows.sampling;
