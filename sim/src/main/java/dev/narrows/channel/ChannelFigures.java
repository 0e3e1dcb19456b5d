package dev.narrows.channel;

import dev.narrows.bound.BayesRisk;
import dev.narrows.bound.BlindRisk;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.Floor;
import dev.narrows.bound.FloorLadder;
import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import java.util.Arrays;
import java.util.List;

/**
 * What one channel carries, and what a single label of it leaves to whoever names the truth (zero-one loss).
 *
 * @param capacityLow certified lower end of the capacity, nats
 * @param capacityHigh certified upper end of the capacity, nats
 * @param law an input law whose information is {@code reached}
 * @param reached information at {@code law}, nats, rounded to nearest
 * @param prior the law of the truth of what follows
 * @param information I(U;Y) at the prior, nats, rounded to nearest
 * @param bayesRisk the least risk with a label, in [0, 1], rounded to nearest
 * @param blindRisk the least risk without a label, in [0, 1], rounded to nearest
 * @param floor the best floor under the Bayes risk, rounded down
 * @param floorLabel the name of that floor
 */
public record ChannelFigures(
        double capacityLow,
        double capacityHigh,
        List<Double> law,
        double reached,
        List<Double> prior,
        double information,
        double bayesRisk,
        double blindRisk,
        double floor,
        String floorLabel) {

    /** Of a channel, with a law of the truth of as many entries as it has inputs. */
    static ChannelFigures of(Channel w, Pmf prior) {
        CapacityBracket capacity = Capacity.of(w);
        Pmf law = CapacityLaw.of(w, capacity.lower());
        int q = w.inputs();
        FiniteModel model = FiniteModel.of(
                Pmf.uniform(1),
                prior,
                Codebook.identity(1, q),
                Cascade.of(NamedChannels.noiseless(q), w),
                Loss.zeroOne(q));
        Floor floor = FloorLadder.of(model, Capacities.of(model)).best();
        return new ChannelFigures(
                capacity.lower(),
                capacity.upper(),
                list(law),
                MutualInformation.of(law, w),
                list(prior),
                MutualInformation.of(prior, w),
                BayesRisk.of(model),
                BlindRisk.of(model),
                floor.value(),
                floor.label());
    }

    private static List<Double> list(Pmf law) {
        return Arrays.stream(law.toArray()).boxed().toList();
    }
}
