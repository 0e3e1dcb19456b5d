package dev.narrows.judge;

import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.sampling.CollapsedSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many items with a known truth and one label each a judge must be measured on for an interval of a wanted width:
 * the mean width of {@link JudgeMeasurement}'s intervals over simulated judges whose items are drawn from a known law
 * of context, truth and label (mutable: it remembers).
 *
 * <pre>
 * n_w = least n of two digits with mean width(n) &lt;= w
 * </pre>
 *
 * <p>Simulated judge b draws its items from stream b of the seed, whatever n is, so that neighbouring n differ by less
 * than their Monte Carlo error. Found by doubling and halving, as the width falls with n. The law is taken as it is: a
 * measured channel is itself an estimate.
 */
public final class GoldLabels {
    /** So many labels are tried at most. */
    public static final long MOST = 1_000_000_000;

    private static final int DIGITS = 90;
    private static final int FIRST = 10;

    /**
     * The law of an item, {@code p(s,u,y)}.
     *
     * @param contexts number of contexts
     * @param truths number of truths, at least 2
     * @param labels number of labels
     * @param probabilities at {@code (s truths + u) labels + y}, sum 1; not modified
     */
    public record Law(int contexts, int truths, int labels, List<Double> probabilities) {
        /**
         * The law of an item.
         *
         * @param contexts number of contexts
         * @param truths number of truths, at least 2
         * @param labels number of labels
         * @param probabilities at {@code (s truths + u) labels + y}, sum 1; copied
         * @throws IllegalArgumentException if sizes differ or there is one truth
         */
        public Law {
            Arguments.requireAtLeast("truths", truths, 2);
            Arguments.requireSize("probabilities", probabilities.size(), contexts * truths * labels);
            probabilities = List.copyOf(probabilities);
        }

        /** As many ratings as {@link JudgeMeasurement} may ask for. */
        private long needed() {
            return (long) JudgeMeasurement.PER_PAIR * contexts * truths * Math.max(truths, labels);
        }
    }

    /**
     * The width of intervals at a number of labels.
     *
     * @param labels n
     * @param mean over simulated judges; infinite where one of them sees a single truth and has no interval
     * @param standardError Monte Carlo error of the mean
     */
    public record Width(long labels, double mean, double standardError) {}

    private final Law law;
    private final CollapsedSampler sampler;
    private final Quantity quantity;
    private final int judges;
    private final Resampling how;
    private final Map<Long, Width> known = new HashMap<>();

    /**
     * Nothing is simulated yet.
     *
     * @param law of an item
     * @param quantity whose interval is wanted
     * @param judges how many are simulated at each number of labels, at least 2
     * @param how intervals are made; its seed is that of the simulated judges too
     */
    public GoldLabels(Law law, Quantity quantity, int judges, Resampling how) {
        Arguments.requireAtLeast("judges", judges, 2);
        this.law = law;
        this.sampler = CollapsedSampler.of(
                law.probabilities().stream().mapToDouble(Double::doubleValue).toArray());
        this.quantity = quantity;
        this.judges = judges;
        this.how = how;
    }

    /**
     * The least number of labels.
     *
     * @param width w, above 0
     * @return n_w, of two digits; empty above {@value #MOST}
     * @throws IllegalArgumentException if the width is not above 0
     */
    public OptionalLong least(double width) {
        Arguments.requirePositive("width", width);
        int first = place(law.needed());
        if (at(number(first)).mean() <= width) {
            return OptionalLong.of(number(first));
        }
        OptionalLong place = BisectionRoot.leastAbove(
                first, place(MOST), i -> at(number((int) i)).mean() <= width);
        return place.isPresent() ? OptionalLong.of(number((int) place.getAsLong())) : place;
    }

    /**
     * The number of two digits before another.
     *
     * @param labels a number that {@link #least} gave
     * @return the one before; empty where fewer labels have no interval
     */
    public OptionalLong before(long labels) {
        int place = place(labels);
        return place > place(law.needed()) ? OptionalLong.of(number(place - 1)) : OptionalLong.empty();
    }

    /** The place of the least number of two digits that is not below n, from 1. */
    private static int place(long n) {
        int place = 1;
        while (number(place) < n) {
            place++;
        }
        return place;
    }

    /** 10, 11, .., 99, 100, 110, .. */
    private static long number(int place) {
        long number = FIRST + (place - 1) % DIGITS;
        for (int i = 0; i < (place - 1) / DIGITS; i++) {
            number *= 10;
        }
        return number;
    }

    /**
     * The width at a number of labels.
     *
     * @param labels n, at least as many as every pair of truth and label in each context needs
     * @return mean and error
     */
    public Width at(long labels) {
        return known.computeIfAbsent(labels, this::simulated);
    }

    private Width simulated(long labels) {
        StreamKey key = StreamKey.of(List.of("narrows gold v1", Long.toString(how.seed())));
        MeanAccumulator widths = new MeanAccumulator();
        for (int judge = 0; judge < judges; judge++) {
            UniformRandomProvider rng = key.stream(judge, Purpose.ESTIMATOR);
            long[] counts = new long[sampler.pairs()];
            sampler.sample(rng, labels, counts);
            if (!severalTruths(counts)) {
                // judge refuses it: that many labels do not do
                return new Width(labels, Double.POSITIVE_INFINITY, 0);
            }
            Measured measured = JudgeMeasurement.of(ratings(counts), ofJudge(judge), quantity)
                    .measured()
                    .get(quantity);
            widths.add(measured.high() - measured.low());
        }
        return new Width(labels, widths.mean(), widths.standardDeviation() / Math.sqrt(judges));
    }

    /** Whether a truth is drawn beside the most frequent one. */
    private boolean severalTruths(long[] counts) {
        long drawn = IntStream.range(0, law.truths())
                .filter(u -> IntStream.range(0, counts.length)
                        .anyMatch(cell -> counts[cell] > 0 && cell / law.labels() % law.truths() == u))
                .count();
        return drawn > 1;
    }

    private Resampling ofJudge(int judge) {
        return new Resampling(how.confidence(), how.resamples(), how.seed() + judge);
    }

    /** Every label of an item of its own. */
    private Ratings ratings(long[] counts) {
        List<Slot> slots = new ArrayList<>();
        List<int[]> patterns = new ArrayList<>();
        List<Long> itemsOf = new ArrayList<>();
        long items = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                int row = cell / law.labels();
                patterns.add(new int[] {slots.size()});
                slots.add(new Slot(0, row / law.truths(), row % law.truths(), cell % law.labels()));
                itemsOf.add(counts[cell]);
                items += counts[cell];
            }
        }
        return new Ratings(
                items,
                items,
                names(law.truths()),
                names(Math.max(law.truths(), law.labels())),
                List.of(""),
                law.contexts() > 1 ? List.of("context") : List.of(),
                names(law.contexts()),
                slots,
                patterns,
                itemsOf.stream().mapToLong(Long::longValue).toArray(),
                List.of());
    }

    private static List<String> names(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }
}
