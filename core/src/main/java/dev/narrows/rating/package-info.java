/**
 * What ratings tell of the truth: counts, estimators of the information that they carry, agreement, models of raters.
 *
 * <p>Notation: U is the truth of an item, Y the label that a rater gave it, S the context of the rating (none, one
 * column or several; or who rated); {@code n(s,u,y)} counts ratings. Unit of information: the nat. Values are those of
 * the counts as they are, without smoothing. Nothing here is certain of the channel behind the counts: estimators have
 * bias and spread, and intervals are made elsewhere by resampling items. May use {@code numeric}.
 */
package dev.narrows.rating;
