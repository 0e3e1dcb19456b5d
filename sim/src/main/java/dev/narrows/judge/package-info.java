/**
 * Judges and raters measured from their ratings: reading them, what they carry with intervals from resampled items,
 * where they are worse than chance, and what several labels of an item tell.
 *
 * <p>Notation as in {@code rating}. The unit of independence is the item: a resample draws items with all of their
 * ratings. May use {@code sampling}, {@code estimate}, {@code rating}, {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.judge;
