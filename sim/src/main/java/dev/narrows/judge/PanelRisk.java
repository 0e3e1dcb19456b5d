package dev.narrows.judge;

import dev.narrows.estimate.Interval;
import dev.narrows.rating.PanelErrors;
import dev.narrows.sampling.MultinomialSampler;
import dev.narrows.sampling.Purpose;
import dev.narrows.sampling.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The interval of the least risk of r labels: it begins below the risk of the rule learned on the same items and ends
 * above that of rules learned on all others, each by the spread of the latter over resampled items. To each resample is
 * added, for each truth, one item on average (Poisson), decided uniformly: {@link JudgeMeasurement} says why.
 */
final class PanelRisk {
    private final MultinomialSampler law;
    private final double[] ofItem;
    private final int truths;

    private PanelRisk(PanelErrors errors, int truths) {
        this.law = new MultinomialSampler(errors.items());
        this.ofItem = errors.heldOut();
        this.truths = truths;
    }

    /** Of rules of r labels; the bias is the risk on the same items less the one held out. */
    static Measured of(PanelErrors errors, int truths, int r, Resampling how) {
        double[] draws = new PanelRisk(errors, truths).drawn(r, how);
        double mean = Arrays.stream(draws).average().orElseThrow();
        Interval spread = Spread.of(draws, mean, how.confidence());
        return new Measured(
                errors.fittedRisk(),
                Math.max(0, errors.fittedRisk() + spread.low()),
                Math.min(1, errors.heldOutRisk() + spread.high()),
                errors.fittedRisk() - errors.heldOutRisk());
    }

    private double[] drawn(int r, Resampling how) {
        StreamKey key = StreamKey.of(List.of("narrows judge panel v1", Long.toString(how.seed()), Integer.toString(r)));
        return IntStream.range(0, how.resamples())
                .parallel()
                .mapToDouble(i -> resampled(key.stream(i, Purpose.BOOTSTRAP)))
                .toArray();
    }

    private double resampled(UniformRandomProvider rng) {
        long[] drawn = law.draw(rng);
        double wrong = 0;
        double all = 0;
        for (int g = 0; g < ofItem.length; g++) {
            wrong += drawn[g] * ofItem[g];
            all += drawn[g];
        }
        for (int u = 0; u < truths; u++) {
            int right = JudgeMeasurement.poisson(1.0 / truths, rng);
            int mistaken = JudgeMeasurement.poisson(1 - 1.0 / truths, rng);
            wrong += mistaken;
            all += right + mistaken;
        }
        return wrong / all;
    }
}
