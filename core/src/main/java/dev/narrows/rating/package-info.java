/**
 * Ratings that people or programs really gave: what they tell of the truth where it is known, how far they agree, what
 * they say without a truth (Dawid and Skene), and what r of them on one item tell.
 *
 * <p>Notation: U is the truth of an item, Y the label that a rater gave it, S the context of the rating (none, one
 * column or several; or who rated); {@code n(s,u,y)} counts ratings. Items, raters, labels and classes are numbers from
 * 0 on; information is in nats. Values are those of the counts as they are, without smoothing: estimates, with bias and
 * spread, and intervals are made elsewhere by resampling items. Nothing here draws a number or reads a file. May use
 * {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.rating;
