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
import java.util.OptionalDouble;
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
        double mostKl = learner.policies().mostKl(model, learner.prior());
        boolean matched = learner.observable().matched();
        return Stream.of(
                        risks(model, observed, matched),
                        kl(OptionalDouble.of(mostKl)),
                        excess.stream().flatMap(loss -> ofExcess(loss, observed)),
                        learner.holdOut() ? holdOut(model, observed, matched) : Stream.<Quantity>of(),
                        learner.holdOut() && DrawnPolicy.applies(observed)
                                ? drawn(model, observed, matched)
                                : Stream.<Quantity>of(),
                        levels.stream().flatMap(ValueRanges::shares))
                .flatMap(part -> part)
                .toList();
    }

    /** The same of a policy that is given; no KL where no prior is. */
    static List<Quantity> quantities(
            FiniteModel model, GivenPolicy given, ObservedLosses observed, Optional<ExcessLoss> excess) {
        boolean matched = given.observable().loss().matched();
        return Stream.of(
                        risks(model, observed, matched),
                        kl(given.mostKl(model)),
                        excess.stream().flatMap(loss -> ofExcess(loss, observed)),
                        given.trainedOn().isPresent() ? holdOut(model, observed, matched) : Stream.<Quantity>of(),
                        given.oneHeldOut(observed) ? drawn(model, observed, matched) : Stream.<Quantity>of())
                .flatMap(part -> part)
                .toList();
    }

    /** Of one policy: what held-out labels say of it can be counted. */
    private static Stream<Quantity> drawn(FiniteModel model, ObservedLosses observed, boolean matched) {
        return Stream.of(
                Quantity.exact(Quantity.DRAWN_RISK, observable(model, observed, matched)),
                Quantity.exact(Quantity.HELD_OUT_ERRORS, new Interval(0, 1)));
    }

    private static Stream<Quantity> risks(FiniteModel model, ObservedLosses observed, boolean matched) {
        return Stream.of(
                Quantity.exact(Quantity.RISK, risk(model)),
                Quantity.exact(Quantity.OBSERVABLE_RISK, observable(model, observed, matched)),
                Quantity.exact(Quantity.EMPIRICAL_RISK, values(observed)));
    }

    private static Stream<Quantity> kl(OptionalDouble most) {
        return most.stream().mapToObj(nats -> Quantity.exact(Quantity.KL, new Interval(0, nats)));
    }

    private static Stream<Quantity> ofExcess(ExcessLoss loss, ObservedLosses observed) {
        return Stream.of(
                Quantity.exact(Quantity.EMPIRICAL_BAYES_RISK, values(observed)),
                Quantity.exact(Quantity.CONTEXT_BAYES_RISK, new Interval(loss.low(), loss.high())));
    }

    private static Stream<Quantity> holdOut(FiniteModel model, ObservedLosses observed, boolean matched) {
        return Stream.of(
                Quantity.exact(Quantity.HOLD_OUT_RISK, observable(model, observed, matched)),
                Quantity.exact(Quantity.HOLD_OUT_EMPIRICAL_RISK, values(observed)));
    }

    private static Interval risk(FiniteModel model) {
        double best = BayesRisk.of(model);
        Interval means = means(model.pairProbabilities(), model.canonicalLosses(), model.actions());
        return new Interval(best, Math.max(best, means.high()));
    }

    private static Interval observable(FiniteModel model, ObservedLosses observed, boolean matched) {
        return matched ? risk(model) : means(observed.probabilities(), observed.observableLosses(), model.actions());
    }

    private static Interval values(ObservedLosses observed) {
        return values(observed.probabilities(), observed.observableLosses(), observed.actions());
    }

    /** Of a learner that estimates its loss: of what it goes by the range of all losses is known alone. */
    static List<Quantity> calibrated(FiniteModel model, LearnerSpec learner) {
        Interval all = new Interval(0, 1);
        return List.of(
                Quantity.exact(Quantity.RISK, risk(model)),
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
