package dev.narrows.judge;

import dev.narrows.rating.Ties;
import java.util.Map;
import java.util.Optional;

/**
 * What so many labels of an item tell of its truth, measured, and what they would if raters erred independently.
 *
 * @param raters r, the number of labels
 * @param items with at least r labels, which the row is of; 0 where no item has so many
 * @param needed where these items are too few for an interval, the number that would do; then nothing else is there
 * @param measured what the labels of these items give; empty without such items, and where there are too many vectors
 *     of counts for what they are
 * @param independent what r independent raters would give, each with the channel of one label of these items (of all
 *     items where none has so many)
 */
public record PanelRow(
        int raters, long items, Optional<Long> needed, Optional<Found> measured, Optional<Promise> independent) {
    /**
     * What the labels give, exactly over all ways to draw r of an item's labels.
     *
     * @param risk share of wrong answers of the best rule of the counts of r labels, learned on the same items; its
     *     interval; the bias is its value less the share {@link #heldOut}
     * @param information of truth and counts, nats; too high on average
     * @param votes the majority, by what it does at ties
     * @param asGood the least number of independent raters whose best rule is wrong no more often than this one on the
     *     same items; r where not even r are
     */
    public record Found(Measured risk, double information, Map<Ties, Vote> votes, int asGood) {
        /**
         * Copies the map.
         *
         * @param risk of the best rule
         * @param information of the counts, nats
         * @param votes the majority, by what it does at ties
         * @param asGood the least number of independent raters that are as good
         */
        public Found {
            votes = Map.copyOf(votes);
        }

        /**
         * The share of wrong answers where each item is judged by the rule learned from all others.
         *
         * @return in [0, 1]
         */
        public double heldOut() {
            return risk.value() - risk.bias();
        }
    }

    /**
     * A majority vote.
     *
     * @param risk share of wrong answers of doing what it says
     * @param cost information that it loses of what the counts have, nats
     */
    public record Vote(double risk, double cost) {}

    /**
     * What independence promises.
     *
     * @param risk of the best rule
     * @param information of truth and counts, nats
     */
    public record Promise(double risk, double information) {}
}
