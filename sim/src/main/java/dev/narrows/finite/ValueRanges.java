package dev.narrows.finite;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.LossLevels;
import dev.narrows.estimate.Interval;
import dev.narrows.family.Quantity;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the values of a replicate must lie, whatever the data: what the intervals of their means are scaled by.
 *
 * <pre>
 * risk             [R*, sum_c p_c max_a canon_c(a)]
 * observable risk  the same; with a proxy [sum_c p_c min_a lt_c(a), sum_c p_c max_a lt_c(a)]
 * empirical risk   [min lt, max lt] over the pairs (s, y) of positive probability; with revealed targets
 *                  l(a,u,s) over the triples (s,y,u) of positive probability
 * empirical Bayes risk, canonical loss alone  [min lt, max lt] as the empirical risk
 * Bayes risk of the contexts                  [min_s R*_s, max_s R*_s]
 * hold-out, where asked for                   as the observable risk; as the empirical risk
 * a drawn policy, where its loss is 0 or 1    the same two
 * shares of levels, where asked for           [0, 1]
 * KL (nats)        [0, what the class of policies allows]
 * </pre>
 */
final class ValueRanges {
    private ValueRanges() {}

    /**
     * The quantities of a replicate, all exact: in the order of an evaluator's values, then those of the excess, of
     * hold-out, of a drawn policy and of levels.
     */
    static List<Quantity> quantities(
            FiniteModel model,
            LearnerSpec learner,
            ObservedLosses observed,
            Optional<ExcessLoss> excess,
            Optional<LossLevels> levels) {
        double[] mass = observed.probabilities();
        double[] losses = observed.observableLosses();
        double best = BayesRisk.of(model);
        Interval means = means(model.pairProbabilities(), model.canonicalLosses(), model.actions());
        Interval risk = new Interval(best, Math.max(best, means.high()));
        Interval observable = learner.observable().matched() ? risk : means(mass, losses, model.actions());
        Stream<Quantity> ofEvaluator = Stream.of(
                Quantity.exact(Quantity.RISK, risk),
                Quantity.exact(Quantity.OBSERVABLE_RISK, observable),
                Quantity.exact(Quantity.EMPIRICAL_RISK, values(mass, losses, model.actions())),
                Quantity.exact(Quantity.KL, new Interval(0, learner.policies().mostKl(model, learner.prior()))));
        Stream<Quantity> ofExcess = excess.stream()
                .flatMap(loss -> Stream.of(
                        Quantity.exact(Quantity.EMPIRICAL_BAYES_RISK, values(mass, losses, model.actions())),
                        Quantity.exact(Quantity.CONTEXT_BAYES_RISK, new Interval(loss.low(), loss.high()))));
        Stream<Quantity> ofHoldOut = Stream.of(
                        Quantity.exact(Quantity.HOLD_OUT_RISK, observable),
                        Quantity.exact(Quantity.HOLD_OUT_EMPIRICAL_RISK, values(mass, losses, model.actions())))
                .filter(quantity -> learner.holdOut());
        Stream<Quantity> ofDrawn = Stream.of(
                        Quantity.exact(Quantity.DRAWN_RISK, observable),
                        Quantity.exact(Quantity.HELD_OUT_ERRORS, values(mass, losses, model.actions())))
                .filter(quantity -> learner.holdOut() && DrawnPolicy.applies(observed));
        return Stream.of(
                        ofEvaluator,
                        ofExcess,
                        ofHoldOut,
                        ofDrawn,
                        levels.stream().flatMap(ValueRanges::shares))
                .flatMap(of -> of)
                .toList();
    }

    /** Of a learner that estimates its loss: of what it goes by the range of all losses is known alone. */
    static List<Quantity> calibrated(FiniteModel model, LearnerSpec learner) {
        Interval means = means(model.pairProbabilities(), model.canonicalLosses(), model.actions());
        double best = BayesRisk.of(model);
        Interval all = new Interval(0, 1);
        return List.of(
                Quantity.exact(Quantity.RISK, new Interval(best, Math.max(best, means.high()))),
                Quantity.exact(Quantity.OBSERVABLE_RISK, all),
                Quantity.exact(Quantity.EMPIRICAL_RISK, all),
                Quantity.exact(Quantity.KL, new Interval(0, learner.policies().mostKl(model, learner.prior()))));
    }

    /** The empirical shares, then their means. */
    private static Stream<Quantity> shares(LossLevels levels) {
        Interval all = new Interval(0, 1);
        return Stream.<IntFunction<String>>of(Quantity::levelEmpiricalShare, Quantity::levelShare)
                .flatMap(name ->
                        IntStream.rangeClosed(1, levels.steps()).mapToObj(j -> Quantity.exact(name.apply(j), all)));
    }

    /** The least and the largest mean loss of a table. */
    private static Interval means(double[] mass, double[] losses, int actions) {
        double best = 0;
        double worst = 0;
        for (int c = 0; c < mass.length; c++) {
            double least = 1;
            double most = 0;
            for (int a = 0; a < actions; a++) {
                least = Math.min(least, losses[c * actions + a]);
                most = Math.max(most, losses[c * actions + a]);
            }
            best += mass[c] * least;
            worst += mass[c] * most;
        }
        return new Interval(best, worst);
    }

    /** The least and the largest loss where the probability is positive. */
    private static Interval values(double[] mass, double[] losses, int actions) {
        double least = 1;
        double most = 0;
        for (int i = 0; i < losses.length; i++) {
            if (mass[i / actions] > 0) {
                least = Math.min(least, losses[i]);
                most = Math.max(most, losses[i]);
            }
        }
        return new Interval(least, most);
    }
}
