package dev.narrows.experiment;

import dev.narrows.bound.MomentInequality;
import dev.narrows.family.Quantity;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.WeightedDataSets;
import dev.narrows.numeric.CompensatedSum;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the data sets say of the theorem under a ceiling ({@link MomentInequality}): the mean over data sets of
 *
 * <pre>
 * w = exp(m d(Rhat(Q), R(Q)) - KL(Q||P)) / c
 * </pre>
 *
 * <p>is at most 1. Where the data sets are enumerated the mean is known. Elsewhere the evidence against it is the mean
 * of {@code prod_r (1 + lambda (w_r - 1))} over four values of lambda in (0, 1): by the theorem each factor has a mean
 * of at most 1 given those before, so that the product exceeds {@code 1/alpha} at any number of replicates with
 * probability alpha at most (Ville's inequality; V. Vovk, R. Wang, Ann. Statist. 49 (2021)), whatever the tail of w.
 * What is certain is only that a theorem is broken: no number of data sets shows that it is kept.
 *
 * @param mean the mean of w, of the replicates or exact; rounded to nearest
 * @param evidence the logarithm of that mean of products, nats; empty where the mean is exact
 */
public record MomentCheck(double mean, OptionalDouble evidence) {
    /** More than the rounding of a risk, of R* and of their means. */
    static final double OF_RISK = 1e-11;

    /** More than the rounding of an enumerated mean. */
    private static final double ROUNDING = 1e-9;
    /** A larger w counts as this: a product of two stays finite. */
    private static final double MOST = 230;

    /** A smaller w counts as 0, which is less evidence: most data sets need no exponential. */
    private static final double LEAST = -40;

    private static final double LARGE = 1e100;
    private static final double[] LAMBDA = {1.0 / 2, 1.0 / 8, 1.0 / 32, 1.0 / 128};

    /** Of all data sets; {@code risk} is the place of the risk that the ceiling bounds. */
    static MomentCheck of(MomentInequality theorem, long labels, WeightedDataSets all, int risk, double paidKl) {
        CompensatedSum mean = new CompensatedSum();
        for (int i = 0; i < all.values().size(); i++) {
            double[] row = all.values().get(i);
            double empirical = row[GibbsLearner.EMPIRICAL_RISK];
            double kl = paidKl * row[GibbsLearner.KL];
            double exponent = theorem.exponent(empirical, near(row[risk], empirical, OF_RISK), kl, labels);
            mean.add(all.probabilities().get(i) * weight(exponent));
        }
        return new MomentCheck(mean.value(), OptionalDouble.empty());
    }

    /** Of the replicates, in their order; {@code rounding} is that of a risk. */
    static MomentCheck of(
            MomentInequality theorem,
            long labels,
            double[] empirical,
            double[] risks,
            double rounding,
            double[] paidKl) {
        double[] exponents = new double[risks.length];
        Arrays.setAll(
                exponents,
                r -> theorem.exponent(empirical[r], near(risks[r], empirical[r], rounding), paidKl[r], labels));
        return of(exponents);
    }

    /**
     * Of a risk that is known up to rounding what is nearest to the empirical one: where a risk is 0 or 1 up to
     * rounding their distance could be infinite, which would break a sound theorem.
     */
    static double near(double risk, double empirical, double rounding) {
        return Math.max(0, Math.min(1, Math.max(risk - rounding, Math.min(risk + rounding, empirical))));
    }

    /** Of the logarithm of each replicate's w, in their order. */
    static MomentCheck of(double[] exponents) {
        CompensatedSum mean = new CompensatedSum();
        Product[] products = new Product[LAMBDA.length];
        for (int k = 0; k < products.length; k++) {
            products[k] = new Product();
        }
        for (double exponent : exponents) {
            double weight = weight(exponent);
            mean.add(weight);
            for (int k = 0; k < products.length; k++) {
                products[k].times(1 + LAMBDA[k] * (weight - 1));
            }
        }
        return new MomentCheck(mean.value() / exponents.length, OptionalDouble.of(mean(products)));
    }

    private static double weight(double exponent) {
        return exponent < LEAST ? 0 : StrictMath.exp(Math.min(MOST, exponent));
    }

    /** The logarithm of the mean of the products. */
    private static double mean(Product[] products) {
        double largest = Double.NEGATIVE_INFINITY;
        for (Product product : products) {
            largest = Math.max(largest, product.log());
        }
        double sum = 0;
        for (Product product : products) {
            sum += StrictMath.exp(product.log() - largest);
        }
        return largest + StrictMath.log(sum / products.length);
    }

    /** A product of many positive factors. */
    private static final class Product {
        private double log;
        private double product = 1;

        void times(double factor) {
            product *= factor;
            if (product > LARGE || product < 1 / LARGE) {
                log += StrictMath.log(product);
                product = 1;
            }
        }

        double log() {
            return log + StrictMath.log(product);
        }
    }

    /** Whether the theorem is broken, with a false alarm of probability alpha at most; none where the mean is exact. */
    boolean violated(double alpha) {
        return evidence.isPresent() ? evidence.getAsDouble() >= -StrictMath.log(alpha) : mean > 1 + ROUNDING;
    }

    /** The place of a risk among the values of an enumerated data set. */
    static int placeOf(String risk) {
        return List.of(Quantity.RISK, Quantity.OBSERVABLE_RISK).indexOf(risk);
    }
}
