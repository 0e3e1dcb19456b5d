/**
 * Judges and raters measured from their ratings: reading them, what they carry with intervals from resampled items, and
 * where they are worse than chance.
 *
 * <p>Notation as in {@code rating}. The unit of independence is the item: a resample draws items with all of their
 * ratings. May use {@code sampling}, {@code estimate}, {@code rating}, {@code bound}, {@code info} and {@code numeric}.
 */
package dev.narrows.judge;
