package dev.narrows.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.testing.Cases;
import dev.narrows.testing.RandomModels;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class LeastRatersTest {
    private static final double ROUNDING = 1e-12;

    private static FiniteModel of(Channel channel, Loss loss) {
        int words = channel.inputs();
        return FiniteModel.of(
                Pmf.uniform(1),
                Pmf.uniform(words),
                Codebook.identity(1, words),
                Cascade.of(NamedChannels.noiseless(words), channel),
                loss);
    }

    /** The least risk given every sequence of labels, all of which are gone through. */
    private static double risk(FiniteModel model, int raters) {
        double risk = 0;
        for (int s = 0; s < model.contexts(); s++) {
            double[] joint = new double[model.targets()];
            for (int u = 0; u < joint.length; u++) {
                joint[u] = model.targetProbability(u, s);
            }
            risk += model.contextLaw().probability(s) * risk(model, s, raters, joint);
        }
        return risk;
    }

    private static double risk(FiniteModel model, int s, int left, double[] joint) {
        double sum = left == 0 ? Double.POSITIVE_INFINITY : 0;
        if (left == 0) {
            for (int a = 0; a < model.actions(); a++) {
                double of = 0;
                for (int u = 0; u < joint.length; u++) {
                    of += joint[u] * model.loss().value(a, u, s);
                }
                sum = Math.min(sum, of);
            }
            return sum;
        }
        for (int y = 0; y < model.labels(); y++) {
            double[] more = new double[joint.length];
            for (int u = 0; u < joint.length; u++) {
                more[u] = joint[u] * model.cascade().product(s).probability(u, y);
            }
            sum += risk(model, s, left - 1, more);
        }
        return sum;
    }

    private static boolean isLeast(FiniteModel model, double risk, int raters) {
        return risk(model, raters) <= risk + ROUNDING && (raters == 0 || risk(model, raters - 1) > risk - ROUNDING);
    }

    /** As many are just enough by enumeration, one fewer are not. The planted faults are one more and one fewer. */
    @Test
    void justEnoughDoAndOneFewerDoNot() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        int several = 0;
        for (int done = 0; done < Cases.of(200); ) {
            FiniteModel model = RandomModels.next(rng);
            int raters = 1 + rng.nextInt(4);
            double enough = risk(model, raters);
            double fewer = risk(model, raters - 1);
            double risk = enough + 0.3 * (fewer - enough);
            if (!(risk > 0 && risk < 1 && fewer - enough > 1e-9)) {
                continue;
            }
            done++;
            LeastRaters least = LeastRaters.of(model, risk);
            int found = (int) least.raters().orElseThrow();
            assertThat(found).isEqualTo(raters);
            assertThat(isLeast(model, risk, found)).as("%s at %s", model, risk).isTrue();
            assertThat(isLeast(model, risk, found + 1)).isFalse();
            assertThat(isLeast(model, risk, found - 1)).isFalse();
            assertThat(least.enough().orElseThrow().low()).isLessThanOrEqualTo(enough);
            assertThat(least.enough().orElseThrow().high()).isGreaterThanOrEqualTo(enough);
            assertThat(least.limit().low()).isLessThanOrEqualTo(enough);
            several += found > 1 ? 1 : 0;
        }
        assertThat(several).isGreaterThan(Cases.of(100));
    }

    /**
     * Contexts that differ in channel and law of the target, given by themselves, against the same as a model. The
     * planted fault takes the second law for both.
     */
    @Test
    void channelsByThemselvesAreAModel() {
        Channel sharp = NamedChannels.binarySymmetric(0.1);
        Channel blunt = NamedChannels.binarySymmetric(0.4);
        Pmf contexts = Pmf.of(0.25, 0.75);
        Pmf even = Pmf.uniform(2);
        Pmf odd = Pmf.of(0.75, 0.25);
        FiniteModel model = FiniteModel.of(
                contexts,
                Pmf.uniform(4),
                Codebook.of(new int[][] {{0, 0, 1, 1}, {0, 0, 0, 1}}),
                Cascade.of(List.of(NamedChannels.noiseless(2), NamedChannels.noiseless(2)), List.of(sharp, blunt)),
                Loss.zeroOne(2));
        int differ = 0;
        for (double risk = 0.05; risk < 0.32; risk += 0.01) {
            LeastRaters given = LeastRaters.of(contexts, List.of(even, odd), List.of(sharp, blunt), risk);
            assertThat(given.raters()).isEqualTo(LeastRaters.of(model, risk).raters());
            assertThat(given.limit().low()).isZero();
            LeastRaters planted = LeastRaters.of(contexts, List.of(odd, odd), List.of(sharp, blunt), risk);
            differ += given.raters().equals(planted.raters()) ? 0 : 1;
        }
        assertThat(differ).isGreaterThan(5);
        assertThatThrownBy(() -> LeastRaters.of(contexts, List.of(even), List.of(sharp, blunt), 0.1))
                .hasMessageContaining("targets");
        assertThatThrownBy(() -> LeastRaters.of(contexts, List.of(even, odd), List.of(sharp), 0.1))
                .hasMessageContaining("raters");
        Channel wide = NamedChannels.symmetric(3, 0.1);
        assertThatThrownBy(() -> LeastRaters.of(contexts, List.of(even, odd), List.of(sharp, wide), 0.1))
                .hasMessageContaining("raters[1]");
        assertThatThrownBy(() -> LeastRaters.of(contexts, List.of(even, odd), List.of(sharp, blunt), 1))
                .hasMessageContaining("risk");
    }

    /** A risk that is met exactly is reached, and two raters of a binary symmetric channel are worth one. */
    @Test
    void aRiskThatIsMetIsReached() {
        FiniteModel model = of(NamedChannels.binarySymmetric(0.3), Loss.zeroOne(2));
        assertThat(LeastRaters.of(model, 0.3).raters()).hasValue(1);
        assertThat(LeastRaters.of(model, 0.2999).raters()).hasValue(3);
        assertThat(LeastRaters.of(model, 0.216).raters()).hasValue(3);
        assertThat(LeastRaters.of(model, 0.5).raters()).hasValue(0);
        LeastRaters many = LeastRaters.of(model, 1e-6);
        int raters = 1;
        while (new BinomialDistribution(null, raters, 0.3).cumulativeProbability(raters / 2) < 1 - 1e-6) {
            raters += 2;
        }
        assertThat(many.raters()).hasValue(raters);
        assertThat(many.enough().orElseThrow().high()).isLessThan(1e-6);
        assertThat(many.fewer().orElseThrow().low()).isGreaterThan(1e-6);
    }

    @Test
    void noneWhereRowsAreEqualAndNoneWithinTheLimit() {
        Channel confused = Channel.of(new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.2, 0.8}});
        LeastRaters none = LeastRaters.of(of(confused, Loss.zeroOne(3)), 0.33);
        assertThat(none.raters()).isEmpty();
        assertThat(none.limit().low()).isCloseTo(1.0 / 3, within(1e-12)).isGreaterThan(0.33);
        assertThat(LeastRaters.of(of(confused, Loss.zeroOne(3)), 0.34).raters()).isPresent();
        LeastRaters weak = LeastRaters.of(of(NamedChannels.binarySymmetric(0.4999), Loss.zeroOne(2)), 0.1);
        assertThat(weak.raters()).isEmpty();
        assertThat(weak.limit().high()).isLessThan(1e-12);
        assertThat(weak.tried()).isEqualTo(10_000);
        assertThat(weak.fewer().orElseThrow().low()).isGreaterThan(0.49);
    }

    /** Of a weak rater more are needed than are enumerated; Chernoff's bound names a number that is enough. */
    @Test
    void beyondTheLimitChernoffsBoundNamesANumber() {
        LeastRaters weak = LeastRaters.of(of(NamedChannels.binarySymmetric(0.49), Loss.zeroOne(2)), 0.01);
        assertThat(weak.raters()).isEmpty();
        assertThat(weak.fewer().orElseThrow().low()).isGreaterThan(0.01);
        int enough = (int) weak.sufficient().orElseThrow();
        assertThat(enough).isBetween(19_550, 19_570);
        assertThat(new BinomialDistribution(null, enough | 1, 0.49).cumulativeProbability(enough / 2))
                .isGreaterThan(0.99);
        LeastRaters found = LeastRaters.of(of(NamedChannels.binarySymmetric(0.3), Loss.zeroOne(2)), 0.01);
        assertThat(found.sufficient()).isEmpty();
        Channel equal = Channel.of(new double[][] {{0.6, 0.4}, {0.6, 0.4}});
        LeastRaters none = LeastRaters.of(of(equal, Loss.zeroOne(2)), 0.4);
        assertThat(none.sufficient()).isEmpty();
    }
}
