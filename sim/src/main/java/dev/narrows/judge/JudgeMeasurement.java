package dev.narrows.judge;

import dev.narrows.estimate.Interval;
import dev.narrows.model.Loss;
import dev.narrows.rating.DecisionRisk;
import dev.narrows.rating.GeneralisedFano;
import dev.narrows.rating.JointCounts;
import dev.narrows.sampling.MultinomialSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Measures the views of ratings, each quantity with an interval from resampled items.
 *
 * <p>For a quantity t of the counts with the value {@code t^} and resamples {@code t*_1, t*_2, ...}:
 *
 * <pre>
 * center c = t^ - bias;  interval [c + min(q_low - mean t*, -z sd t*), c + max(q_high - mean t*, z sd t*)]
 * </pre>
 *
 * <p>with q the percentiles of the resamples and z of the normal law, cut to the quantity's range. A resample draws
 * items with all of their ratings, and adds to each pair of a truth that occurs and a label a Poisson number of mean
 * one over the number of labels: without that, errors that were not seen in a few ratings could not be drawn either,
 * and judges that are nearly always right were covered in 76 % of cases in place of 93 % (25 labels per class). The
 * bias of the information is that of the jackknife over items, of the others {@code mean t*} less the value of the
 * counts with the same additions. The least risk is too low as a value, and too high where the rule is learned from the
 * other items: its interval begins below the one and ends above the other, by the spread of the risk of a fixed rule.
 * Under another loss than zero-one it begins no higher than the risk of rules chosen anew in each resample has its low
 * percentile, about that of the counts with the mean additions: where an answer costs the same whatever the truth, the
 * risk of a rule that gives it has no spread. The ratings must be at least {@value #PER_PAIR} times the pairs of truth
 * and label that can occur in the view's contexts, and of {@value #FEWEST_ITEMS} items at least; resamples without any
 * of them are left out. How often intervals cover is in sim/JUDGES.md.
 *
 * <p>The combination is ours; its parts are in B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993),
 * chapters 10 (bias), 11 (jackknife) and 13 (percentiles).
 */
public final class JudgeMeasurement {
    /** As many ratings as these are needed per context, truth and label. */
    static final int PER_PAIR = 8;

    /** Of fewer items resamples say nothing, however many ratings each has. */
    static final int FEWEST_ITEMS = 8;

    /** Resamples times patterns, at most. */
    private static final long MOST_WORK = 200_000_000;

    private static final int FEWEST_RESAMPLES = 100;

    /** Behind the quantities. */
    private static final int CHOSEN_ANEW = Quantity.values().length;

    private final Ratings ratings;
    private final Loss loss;
    private final boolean zeroOne;
    private final Resampling how;
    private final Set<Quantity> quantities;
    private final int resamples;
    private final long[] itemsOf;
    private final int truths;
    private final int labels;

    private JudgeMeasurement(Ratings ratings, Loss loss, Resampling how, Set<Quantity> quantities) {
        this.ratings = ratings;
        this.loss = loss;
        this.zeroOne = LossTable.isZeroOne(loss);
        this.how = how;
        this.quantities = quantities;
        this.itemsOf = ratings.itemsOf();
        this.truths = ratings.truths().size();
        this.labels = ratings.labels().size();
        this.resamples = resamples(ratings, how);
    }

    /** As many as are asked for, or fewer where there are many patterns. */
    static int resamples(Ratings ratings, Resampling how) {
        return (int) Math.min(
                how.resamples(),
                Math.max(FEWEST_RESAMPLES, MOST_WORK / ratings.patterns().size()));
    }

    /**
     * Measures all views under zero-one loss.
     *
     * @param ratings of two truths at least
     * @param how intervals are made
     * @return a judgment for each view that these ratings have
     */
    public static List<Judgment> of(Ratings ratings, Resampling how) {
        return of(ratings, Loss.zeroOne(ratings.truths().size()), how);
    }

    /**
     * Measures all views: all ratings, with the context known, with the rater known, each context, each rater.
     *
     * @param ratings of two truths at least
     * @param loss of answers to each truth, one table for all contexts
     * @param how intervals are made
     * @return a judgment for each view that these ratings have, in that order
     */
    public static List<Judgment> of(Ratings ratings, Loss loss, Resampling how) {
        return new JudgeMeasurement(ratings, loss, how, EnumSet.allOf(Quantity.class)).judgments(kind -> true);
    }

    /**
     * The same under zero-one loss of what is seen with the context, or of all ratings where there is one context, and
     * of the information and another quantity alone: the capacity takes most of the time.
     */
    static Judgment of(Ratings ratings, Resampling how, Quantity quantity) {
        View.Kind wanted = ratings.contexts().size() > 1 ? View.Kind.GIVEN_CONTEXT : View.Kind.ALL;
        Loss loss = Loss.zeroOne(ratings.truths().size());
        return new JudgeMeasurement(ratings, loss, how, EnumSet.of(Quantity.INFORMATION, quantity))
                .judgments(kind -> kind == wanted)
                .get(0);
    }

    private List<Judgment> judgments(Predicate<View.Kind> wanted) {
        long[] ofSlots = ratings.ofSlots(itemsOf);
        List<View> views = View.of(ratings, ofSlots).stream()
                .filter(view -> wanted.test(view.kind()))
                .toList();
        List<JointCounts> counts = views.stream()
                .map(view -> JointCounts.of(view.contexts(), truths, labels, view.counts(ofSlots, size(view))))
                .toList();
        List<double[]> additions =
                counts.stream().map(JudgeMeasurement::additions).toList();
        int[][] patternsOf = patternsOf();
        long[] needed = new long[views.size()];
        boolean[] enough = new boolean[views.size()];
        for (int v = 0; v < enough.length; v++) {
            needed[v] = needed(additions.get(v), counts.get(v).total(), items(views.get(v), patternsOf));
            enough[v] = counts.get(v).total() >= needed[v];
        }
        List<int[]> rules = counts.stream().map(c -> shares(c).rule()).toList();
        double[][][] drawn = drawn(views, additions, rules, enough);
        int[] cellOf = new int[ofSlots.length];
        Arrays.fill(cellOf, -1);
        List<Judgment> judgments = new ArrayList<>();
        for (int v = 0; v < enough.length; v++) {
            View view = views.get(v);
            ViewItems items = new ViewItems(ratings, view, itemsOf, patternsOf, cellOf);
            judgments.add(
                    enough[v]
                            ? measured(view, items, counts.get(v), additions.get(v), drawn[v])
                            : refused(view, items, counts.get(v), needed[v]));
            items.release(view);
        }
        return judgments;
    }

    /** How many items have ratings in a view. */
    private long items(View view, int[][] patternsOf) {
        BitSet patterns = new BitSet(itemsOf.length);
        for (int slot : view.slots()) {
            Arrays.stream(patternsOf[slot]).forEach(patterns::set);
        }
        return patterns.stream().mapToLong(k -> itemsOf[k]).sum();
    }

    /** Of each slot the patterns that have it. */
    private int[][] patternsOf() {
        int[] sizes = new int[ratings.slots().size()];
        ratings.patterns().forEach(slots -> Arrays.stream(slots).forEach(slot -> sizes[slot]++));
        int[][] patternsOf = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int k = 0; k < itemsOf.length; k++) {
            for (int slot : ratings.patterns().get(k)) {
                patternsOf[slot][--sizes[slot]] = k;
            }
        }
        return patternsOf;
    }

    private int size(View view) {
        return view.contexts() * truths * labels;
    }

    /** One rating, parted among the labels that occur, for each truth that occurs in a context. */
    private static double[] additions(JointCounts counts) {
        boolean[] occurs = new boolean[counts.labels()];
        long[] cells = counts.toArray();
        for (int i = 0; i < cells.length; i++) {
            occurs[i % occurs.length] |= cells[i] > 0 || i / occurs.length % counts.truths() == i % occurs.length;
        }
        long kinds = IntStream.range(0, occurs.length).filter(y -> occurs[y]).count();
        double[] additions = new double[cells.length];
        for (int row = 0; row < cells.length; row += occurs.length) {
            if (Arrays.stream(cells, row, row + occurs.length).sum() > 0) {
                for (int y = 0; y < occurs.length; y++) {
                    additions[row + y] = occurs[y] ? 1.0 / kinds : 0;
                }
            }
        }
        return additions;
    }

    private Shares shares(JointCounts counts) {
        double[] cells = Arrays.stream(counts.toArray()).asDoubleStream().toArray();
        return new Shares(counts.contexts(), counts.truths(), counts.labels(), cells, loss);
    }

    /** Ratings that must be there: where items are too few, one of each item that is lacking. */
    private static long needed(double[] additions, long total, long items) {
        long ofPairs = PER_PAIR * Arrays.stream(additions).filter(a -> a > 0).count();
        return items < FEWEST_ITEMS ? Math.max(ofPairs, total + FEWEST_ITEMS - items) : ofPairs;
    }

    /**
     * The quantities of each view, one after another, of every resample: [view][quantity][resample]; last the risk of
     * rules chosen anew, where it is asked for.
     */
    private double[][][] drawn(List<View> views, List<double[]> additions, List<int[]> rules, boolean[] enough) {
        double[][][] drawn = new double[views.size()][Quantity.values().length + 1][resamples];
        StreamKey key = StreamKey.of(List.of("narrows judge v1", Long.toString(how.seed())));
        MultinomialSampler law = new MultinomialSampler(itemsOf);
        IntStream.range(0, resamples).parallel().forEach(r -> {
            UniformRandomProvider rng = key.stream(r, Purpose.BOOTSTRAP);
            long[] ofSlots = ratings.ofSlots(law.draw(rng));
            for (int v = 0; v < views.size(); v++) {
                if (enough[v]) {
                    double[] weights = added(views.get(v).counts(ofSlots, size(views.get(v))), additions.get(v), rng);
                    Shares shares = new Shares(views.get(v).contexts(), truths, labels, weights, loss);
                    for (Quantity quantity : quantities) {
                        // a rule chosen anew in each resample would hide how its risk varies
                        drawn[v][quantity.ordinal()][r] =
                                quantity == Quantity.RISK ? shares.risk(rules.get(v)) : quantity.of(shares);
                    }
                    if (!zeroOne) {
                        drawn[v][CHOSEN_ANEW][r] = shares.risk();
                    }
                }
            }
        });
        return drawn;
    }

    private static double[] added(long[] counts, double[] means, UniformRandomProvider rng) {
        double[] weights = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            weights[i] = counts[i] + (means[i] == 0 ? 0 : poisson(means[i], rng));
        }
        return weights;
    }

    /** By inversion: the means are at most 1. */
    static int poisson(double mean, UniformRandomProvider rng) {
        double left = rng.nextDouble();
        double probability = StrictMath.exp(-mean);
        int n = 0;
        while (left >= probability && probability > 0) {
            left -= probability;
            n++;
            probability *= mean / n;
        }
        return n;
    }

    private Judgment refused(View view, ViewItems items, JointCounts counts, long needed) {
        return new Judgment(
                view.kind().label(),
                view.name(),
                items.count(),
                counts,
                Map.of(),
                Optional.of(needed),
                OptionalDouble.empty(),
                DecisionRisk.blind(counts, loss));
    }

    private Judgment measured(View view, ViewItems items, JointCounts counts, double[] additions, double[][] drawn) {
        Shares plain = shares(counts);
        double[] smoothed = IntStream.range(0, additions.length)
                .mapToDouble(i -> plain.weights()[i] + additions[i])
                .toArray();
        Shares smooth = new Shares(view.contexts(), truths, labels, smoothed, loss);
        Map<Quantity, Measured> measured = new EnumMap<>(Quantity.class);
        for (Quantity quantity : quantities) {
            double value = quantity.of(plain);
            double[] draws = drawn(drawn, quantity.ordinal());
            double mean = Arrays.stream(draws).average().orElseThrow();
            double bias = switch (quantity) {
                case INFORMATION -> items.informationBias(counts);
                case RISK -> value - items.riskLeftOut(counts, loss);
                default -> mean - quantity.of(smooth);
            };
            if (!Double.isNaN(value) && !Double.isNaN(mean)) {
                double below = quantity == Quantity.RISK ? value : value - bias;
                double above = value - bias;
                Interval spread = Spread.of(draws, mean, how.confidence());
                double low = quantity == Quantity.RISK ? lowOfRisk(spread, drawn, smooth) : spread.low();
                measured.put(
                        quantity,
                        new Measured(
                                value, within(quantity, below + low), within(quantity, above + spread.high()), bias));
            }
        }
        return new Judgment(
                view.kind().label(),
                view.name(),
                items.count(),
                counts,
                measured,
                Optional.empty(),
                floor(measured),
                DecisionRisk.blind(counts, loss));
    }

    private double lowOfRisk(Interval ofFixedRule, double[][] drawn, Shares smooth) {
        return zeroOne
                ? ofFixedRule.low()
                : Math.min(
                        ofFixedRule.low(),
                        Spread.of(drawn(drawn, CHOSEN_ANEW), smooth.risk(), how.confidence())
                                .low());
    }

    /**
     * The values of a quantity in those resamples that have a rating of the view: in the others nothing has a value.
     */
    private static double[] drawn(double[][] drawn, int quantity) {
        double[] informations = drawn[Quantity.INFORMATION.ordinal()];
        return IntStream.range(0, informations.length)
                .filter(r -> !Double.isNaN(informations[r]))
                .mapToDouble(r -> drawn[quantity][r])
                .toArray();
    }

    private double within(Quantity quantity, double end) {
        return Math.max(quantity.least(), Math.min(quantity.most(truths, labels, loss), end));
    }

    /**
     * Fano's floor of the lower end of {@code H(U|Y,S)}. The upper end of the information beside {@code H(U|S)} as it
     * was counted would not do: of rare truths that entropy is the less sure of the two.
     */
    private OptionalDouble floor(Map<Quantity, Measured> measured) {
        Measured open = measured.get(Quantity.EQUIVOCATION);
        return truths < 2 || open == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(new GeneralisedFano(Math.max(0, Math.nextDown(open.low())), loss).value());
    }
}
