package dev.narrows.judge;

import dev.narrows.estimate.MeanAccumulator;
import dev.narrows.numeric.Arguments;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.numeric.TwoDigits;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many items with a known truth a judge must be measured on for an interval of a wanted width: the mean width of
 * {@link JudgeMeasurement}'s intervals over simulated judges, whose items have one label each, drawn from a known law
 * of context, truth and label, or are drawn from those of a file with all of their ratings (mutable: it remembers).
 *
 * <pre>
 * n_w = least n of two digits with mean width(n) &lt;= w and an interval for 95 % of the judges
 * </pre>
 *
 * <p>A judge who sees one truth only, or has too few ratings, has no interval and no part in the mean; where these are
 * more than one in {@value #ONE_IN}, so many labels do not do.
 *
 * <p>Simulated judge b draws its items from stream b of the seed, whatever n is, so that neighbouring n differ by less
 * than their Monte Carlo error. Found by doubling and halving, as the width falls with n. The law is taken as it is: a
 * measured channel, or a file, is itself an estimate.
 */
public final class GoldLabels {
    /** So many labels are tried at most. */
    public static final long MOST = 1_000_000_000;

    private static final int FIRST = 10;
    private static final int ONE_IN = 20;

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
    }

    /**
     * The width of intervals at a number of labels.
     *
     * @param labels n
     * @param mean over the simulated judges who have an interval; infinite where fewer than two have
     * @param standardError Monte Carlo error of the mean
     * @param without how many judges have none
     */
    public record Width(long labels, double mean, double standardError, int without) {}

    private final ItemLaw law;
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
        this(ItemLaw.of(law), quantity, judges, how);
    }

    /**
     * Nothing is simulated yet. Items are drawn from those of a file, each with all of its ratings.
     *
     * @param ratings of two truths at least
     * @param quantity whose interval is wanted, with the context known where there are several
     * @param judges how many are simulated at each number of items, at least 2
     * @param how intervals are made; its seed is that of the simulated judges too
     */
    public GoldLabels(Ratings ratings, Quantity quantity, int judges, Resampling how) {
        this(ItemLaw.of(ratings), quantity, judges, how);
    }

    private GoldLabels(ItemLaw law, Quantity quantity, int judges, Resampling how) {
        Arguments.requireAtLeast("judges", judges, 2);
        this.law = law;
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
        int first = place(law.fewest());
        if (does(at(TwoDigits.number(first)), width)) {
            return OptionalLong.of(TwoDigits.number(first));
        }
        OptionalLong place =
                BisectionRoot.leastAbove(first, place(MOST), i -> does(at(TwoDigits.number((int) i)), width));
        return place.isPresent() ? OptionalLong.of(TwoDigits.number((int) place.getAsLong())) : place;
    }

    private boolean does(Width at, double width) {
        return sureOfAnInterval(at) && at.mean() <= width;
    }

    /**
     * Whether a judge has an interval with so many labels.
     *
     * @param at a width
     * @return whether at most one judge in {@value #ONE_IN} has none
     */
    public boolean sureOfAnInterval(Width at) {
        return (long) at.without() * ONE_IN <= judges;
    }

    /**
     * The number of two digits before another.
     *
     * @param labels a number that {@link #least} gave
     * @return the one before; empty where fewer labels have no interval
     */
    public OptionalLong before(long labels) {
        int place = place(labels);
        return place > place(law.fewest()) ? OptionalLong.of(TwoDigits.number(place - 1)) : OptionalLong.empty();
    }

    /** The place of the least number of two digits, from 10, that is not below n. */
    private static int place(long n) {
        return TwoDigits.place(Math.max(FIRST, n));
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
        int without = 0;
        for (int judge = 0; judge < judges; judge++) {
            UniformRandomProvider rng = key.stream(judge, Purpose.ESTIMATOR);
            Optional<Measured> measured = measured(law.draw(rng, labels), judge);
            if (measured.isPresent()) {
                widths.add(measured.get().high() - measured.get().low());
            } else {
                without++;
            }
        }
        int with = judges - without;
        return with < 2
                ? new Width(labels, Double.POSITIVE_INFINITY, 0, without)
                : new Width(labels, widths.mean(), widths.standardDeviation() / Math.sqrt(with), without);
    }

    /** Nothing of a single truth, nor of too few ratings. */
    private Optional<Measured> measured(Ratings drawn, int judge) {
        long truths = drawn.slots().stream().mapToInt(Slot::truth).distinct().count();
        Resampling ofJudge = new Resampling(how.confidence(), how.resamples(), how.seed() + judge);
        return truths < 2
                ? Optional.empty()
                : Optional.ofNullable(
                        JudgeMeasurement.of(drawn, ofJudge, quantity).measured().get(quantity));
    }
}
