package dev.narrows.judge;

import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.Pmf;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.rating.DawidSkene;
import dev.narrows.rating.DawidSkeneFit;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Ratings without a truth: classes of items as Dawid and Skene's model has them. The steps begin at the majority and at
 * draws of {@code Dirichlet(1, ..., 1)} for each item; kept is the largest log-likelihood, that from the majority
 * unless another is larger by more than a relative 1e-9.
 *
 * @param best the fit that is kept
 * @param start its number: 0 the majority, from 1 on the draws
 * @param logLikelihoods where each start ended, nats
 * @param raters what the model says of each rater, in their order
 * @param expectedError how often the model expects its most likely class of an item to be wrong, in [0, 1)
 */
public record LatentClasses(
        DawidSkeneFit best, int start, List<Double> logLikelihoods, List<Rater> raters, double expectedError) {
    /** As many ratings of a rater as these are needed for each label. */
    static final int PER_LABEL = 8;

    /** Of fewer ratings of an item neither classes nor raters can be told: two raters agree as in many models. */
    private static final int VIEWS = 3;

    private static final long MOST_RATINGS = 1_000_000;
    private static final double TOLERANCE = 1e-13;
    private static final double SAME = 1e-9;

    /**
     * A rater against the model's classes, by expected numbers of ratings.
     *
     * @param name who rated
     * @param ratings how many
     * @param needed how many there must be; with fewer the rest is not to be believed
     * @param agreement share of ratings that are the model's class
     * @param information mutual information of class and label, nats
     * @param confusion shares of the labels (columns) in each class (rows); no shares where no rating bears on a class
     */
    public record Rater(
            String name,
            long ratings,
            long needed,
            double agreement,
            double information,
            List<List<Double>> confusion) {
        /**
         * Copies the rows.
         *
         * @param name who rated
         * @param ratings how many
         * @param needed how many there must be
         * @param agreement share of ratings that are the model's class
         * @param information mutual information of class and label, nats
         * @param confusion rows of shares
         */
        public Rater {
            confusion = confusion.stream().map(List::copyOf).toList();
        }

        /**
         * Whether there are enough ratings.
         *
         * @return true where they are as many as needed
         */
        public boolean enough() {
            return ratings >= needed;
        }
    }

    /**
     * Copies the lists.
     *
     * @param best the fit that is kept
     * @param start its number
     * @param logLikelihoods where each start ended, nats
     * @param raters what the model says of each rater
     * @param expectedError how often the model expects its most likely class to be wrong
     */
    public LatentClasses {
        logLikelihoods = List.copyOf(logLikelihoods);
        raters = List.copyOf(raters);
    }

    /**
     * Law of the class of an item.
     *
     * @return a probability for each label
     */
    public List<Double> prevalences() {
        return IntStream.range(0, best.prevalences().size())
                .mapToObj(k -> best.prevalences().probability(k))
                .toList();
    }

    /**
     * Fits the model.
     *
     * @param ratings whose truths are not looked at
     * @param model {@link DawidSkene#full} or {@link DawidSkene#oneCoin}
     * @param starts how many draws beside the majority, at least 0
     * @param seed of the draws
     * @return the classes
     */
    public static LatentClasses of(Ratings ratings, DawidSkene model, int starts, long seed) {
        dev.narrows.rating.Ratings triples = new ByItem(ratings).triples();
        DawidSkene exact = model.withTolerance(TOLERANCE);
        StreamKey key = StreamKey.of(List.of("narrows judge v1", Long.toString(seed)));
        List<DawidSkeneFit> fits = IntStream.rangeClosed(0, starts)
                .parallel()
                .mapToObj(start -> start == 0
                        ? exact.fit(triples)
                        : exact.fit(triples, drawn(triples, key.stream(start, Purpose.LATENT_START))))
                .toList();
        int best = 0;
        for (int start = 1; start < fits.size(); start++) {
            double most = fits.get(best).logLikelihood();
            best = fits.get(start).logLikelihood() > most + SAME * Math.abs(most) ? start : best;
        }
        DawidSkeneFit fit = fits.get(best);
        List<Rater> raters = IntStream.range(0, triples.raters())
                .mapToObj(r -> rater(ratings, fit, r))
                .toList();
        return new LatentClasses(
                fit,
                best,
                fits.stream().map(DawidSkeneFit::logLikelihood).toList(),
                raters,
                expectedError(fit, triples.items()));
    }

    private static double[][] drawn(dev.narrows.rating.Ratings triples, UniformRandomProvider rng) {
        double[][] start = new double[triples.items()][triples.labels()];
        for (double[] row : start) {
            double sum = 0;
            for (int k = 0; k < row.length; k++) {
                row[k] = -StrictMath.log(1 - rng.nextDouble());
                sum += row[k];
            }
            for (int k = 0; k < row.length; k++) {
                row[k] = sum > 0 ? row[k] / sum : 1.0 / row.length;
            }
        }
        return start;
    }

    private static Rater rater(Ratings ratings, DawidSkeneFit fit, int rater) {
        int q = ratings.labels().size();
        Channel confusion = fit.confusion(rater);
        double[] weights =
                IntStream.range(0, q).mapToDouble(k -> fit.weight(rater, k)).toArray();
        double total = CompensatedSum.of(weights);
        double right = CompensatedSum.of(q, k -> weights[k] * confusion.probability(k, k));
        double[] law =
                IntStream.range(0, q).mapToDouble(k -> weights[k] / total).toArray();
        return new Rater(
                ratings.raters().get(rater),
                StrictMath.round(total),
                (long) PER_LABEL * q,
                Math.min(1, right / total),
                MutualInformation.of(Pmf.of(law), confusion),
                IntStream.range(0, q)
                        .mapToObj(k -> row(confusion, k, weights[k]))
                        .toList());
    }

    private static List<Double> row(Channel confusion, int k, double weight) {
        return weight > 0 ? Arrays.stream(confusion.row(k)).boxed().toList() : List.of();
    }

    /** The mean over the items of one less the largest posterior. */
    private static double expectedError(DawidSkeneFit fit, int items) {
        return CompensatedSum.of(items, i -> 1 - fit.posterior(i)[fit.mostLikely(i)]) / items;
    }

    /**
     * Refuses ratings that are too few for the model, or too many for its starts.
     *
     * @param file where they are from
     * @param ratings without a truth
     * @throws RatingsException if there are too few raters, labels or items with three ratings, or too many ratings
     */
    public static void requireEnough(Path file, Ratings ratings) throws RatingsException {
        String head = file + ": has no column \"truth\" (name it: --truth COLUMN), and a model of it needs ";
        require(ratings.labels().size() > 1, head + "two labels or more, has one");
        require(
                ratings.raters().size() >= VIEWS,
                head + VIEWS + " raters or more, has " + ratings.raters().size());
        require(ratings.total() <= MOST_RATINGS, head + MOST_RATINGS + " ratings at most, has " + ratings.total());
        long rated = new ByItem(ratings).itemsRated(VIEWS);
        long needed = (long) PER_LABEL * ratings.labels().size();
        require(rated >= needed, head + needed + " items with " + VIEWS + " ratings or more, has " + rated);
    }

    private static void require(boolean met, String message) throws RatingsException {
        if (!met) {
            throw new RatingsException(message);
        }
    }
}
