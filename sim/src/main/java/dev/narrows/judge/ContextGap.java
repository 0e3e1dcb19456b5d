package dev.narrows.judge;

import dev.narrows.estimate.Interval;
import dev.narrows.sampling.MultinomialSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far agreement differs between contexts: the two in which it is lowest and highest. Items are resampled with all
 * of their ratings, so that contexts of the same items (such as the order of a pair) are compared on the same items.
 *
 * <pre>
 * difference d = a_high - a_low;  interval d + min(q - mean d*, -z sd d*) ... d + max(q - mean d*, z sd d*)
 * </pre>
 *
 * <p>Of k contexts the two were chosen among k (k - 1)/2 pairs, and the error of the interval is divided by that number
 * (Bonferroni).
 *
 * @param low the context in which agreement is lowest
 * @param high that in which it is highest
 * @param lowAgreement its agreement there
 * @param highAgreement its agreement there
 * @param difference of the two, with its interval in [-1, 1]; it has no bias
 * @param contexts how many they were chosen among
 */
public record ContextGap(
        String low, String high, double lowAgreement, double highAgreement, Measured difference, int contexts) {
    /**
     * Compares the contexts.
     *
     * @param ratings with truths
     * @param judgments what was measured of them
     * @param how intervals are made
     * @return the two that differ most; empty where fewer than two were measured, or labels are no truths
     */
    public static Optional<ContextGap> of(Ratings ratings, List<Judgment> judgments, Resampling how) {
        List<Judgment> measured = judgments.stream()
                .filter(judgment -> judgment.kind().equals(View.Kind.CONTEXT.label())
                        && judgment.measured().containsKey(Quantity.AGREEMENT))
                .sorted(Comparator.comparingDouble(ContextGap::agreement))
                .toList();
        if (measured.size() < 2 || agreement(measured.get(measured.size() - 1)) == 0) {
            return Optional.empty();
        }
        Judgment low = measured.get(0);
        Judgment high = measured.get(measured.size() - 1);
        double[] draws = draws(
                ratings,
                ratings.contexts().indexOf(low.name()),
                ratings.contexts().indexOf(high.name()),
                how);
        double value = agreement(high) - agreement(low);
        double pairs = measured.size() * (measured.size() - 1) / 2.0;
        Interval spread =
                Spread.of(draws, Arrays.stream(draws).average().orElseThrow(), 1 - (1 - how.confidence()) / pairs);
        return Optional.of(new ContextGap(
                low.name(),
                high.name(),
                agreement(low),
                agreement(high),
                new Measured(value, Math.max(-1, value + spread.low()), Math.min(1, value + spread.high()), 0),
                measured.size()));
    }

    private static double agreement(Judgment judgment) {
        return judgment.measured().get(Quantity.AGREEMENT).value();
    }

    private static double[] draws(Ratings ratings, int low, int high, Resampling how) {
        MultinomialSampler items = new MultinomialSampler(ratings.itemsOf());
        StreamKey key = StreamKey.of(List.of("narrows judge contexts v1", Long.toString(how.seed())));
        return IntStream.range(0, JudgeMeasurement.resamples(ratings, how))
                .parallel()
                .mapToDouble(r -> difference(ratings, items.draw(key.stream(r, Purpose.BOOTSTRAP)), low, high))
                .toArray();
    }

    /** Of so many items of each pattern; a context without any ratings in them counts as agreement of one half. */
    private static double difference(Ratings ratings, long[] itemsOf, int low, int high) {
        long[] ofSlots = ratings.ofSlots(itemsOf);
        long[] right = new long[ratings.contexts().size()];
        long[] all = new long[right.length];
        for (int i = 0; i < ofSlots.length; i++) {
            Slot slot = ratings.slots().get(i);
            all[slot.context()] += ofSlots[i];
            right[slot.context()] += slot.truth() == slot.label() ? ofSlots[i] : 0;
        }
        return share(right[high], all[high]) - share(right[low], all[low]);
    }

    private static double share(long right, long all) {
        return all == 0 ? 0.5 : (double) right / all;
    }
}
