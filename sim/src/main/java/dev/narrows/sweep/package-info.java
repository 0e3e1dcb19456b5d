/**
 * Sweeps: axes, dimensions, the grid of their combinations, and which of them a condition keeps. Every swept value
 * keeps its line and column, so that an error in a cell points at it. May use {@code expression}, {@code yaml}.
 */
package dev.narrows.sweep;
