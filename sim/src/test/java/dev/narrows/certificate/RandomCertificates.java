package dev.narrows.certificate;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.CatoniGrid;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ChannelBudget;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.ExcessRule;
import dev.narrows.bound.FloorLadder;
import dev.narrows.bound.InformationKind;
import dev.narrows.channel.ChannelsForTests;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.experiment.ExpectedCeiling;
import dev.narrows.info.Channel;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import tools.jackson.databind.node.ObjectNode;

/** Certificates of a random model with random ceilings, and of the deficiencies of its stages. */
final class RandomCertificates {
    private RandomCertificates() {}

    /** Those of the model alone. */
    static ObjectNode of(FiniteModel model) {
        return of(model, Capacities.of(model), List.of());
    }

    /** The same with ceilings, of 1 to 10^6 labels, measured and from the budget. */
    static ObjectNode withCeilings(FiniteModel model, UniformRandomProvider rng) {
        Capacities capacities = Capacities.of(model);
        ExcessLoss excess = ExcessLoss.of(model);
        long labels = 1 + (long) StrictMath.pow(10, 6 * rng.nextDouble());
        double risk = rng.nextDouble();
        double kl = rng.nextInt(8) == 0 ? 0 : StrictMath.pow(10, 4 * rng.nextDouble() - 2);
        ChannelBudget budget = new ChannelBudget(
                labels,
                capacities.average(InformationKind.TOTAL),
                capacities.targetContext(),
                kl,
                kl * rng.nextDouble(),
                kl * rng.nextDouble());
        List<ExpectedCeiling> ceilings = new ArrayList<>();
        for (CeilingRule rule : BoundCatalogue.own().expected()) {
            if (rule.reads() != CeilingRule.Reads.EXCESS || excess.largest() > 1e-6) {
                ceilings.add(ceiling(rule, excess, risk, kl, labels, Optional.empty()));
                if (rule.fromBudget()) {
                    double largest = Math.max(budget.value(), kl);
                    ceilings.add(ceiling(rule, excess, risk, largest, labels, Optional.of(budget)));
                }
            }
        }
        return of(model, capacities, CeilingCertificates.of(0, Optional.of(excess), ceilings));
    }

    private static ObjectNode of(FiniteModel model, Capacities capacities, List<Certificate> ceilings) {
        FloorLadder ladder = FloorLadder.of(model, capacities);
        return ModelCertificates.of("random", List.of(0), model, capacities, ladder, ceilings);
    }

    private static ExpectedCeiling ceiling(
            CeilingRule rule,
            ExcessLoss excess,
            double risk,
            double information,
            long labels,
            Optional<ChannelBudget> budget) {
        CatoniGrid grid = CatoniGrid.standard();
        double bayes = excess.bayesRiskLow();
        double value = rule instanceof ExcessRule of
                ? of.of(excess, labels, 1, grid).at(risk, bayes, bayes, information)
                : rule.of(labels, 1, grid).at(risk, information);
        return new ExpectedCeiling(rule.statement().name(), risk, information, labels, value, budget);
    }

    /** Of the first stage of a model to the second stage of another of as many rows, by context. */
    static ObjectNode ofChannels(FiniteModel model, UniformRandomProvider rng) {
        List<Channel> first = IntStream.range(0, model.contexts())
                .mapToObj(model.cascade()::cognitive)
                .toList();
        List<Channel> second = IntStream.range(0, model.contexts())
                .mapToObj(s -> rng.nextInt(4) == 0
                        ? model.cascade().product(s)
                        : RandomModels.channel(rng, model.targets(), model.labels()))
                .toList();
        List<GivenChannel> given = List.of(ChannelsForTests.of("first", first), ChannelsForTests.of("second", second));
        return DeficiencyCertificates.of(
                given, DeficiencyReport.of(given, Optional.of(model.contextLaw().toArray()), 0, 1));
    }

    /** A generator beside that of the models, which stay what they were. */
    static UniformRandomProvider beside(long seed) {
        return RandomSource.KISS.create(-1 - seed);
    }
}
