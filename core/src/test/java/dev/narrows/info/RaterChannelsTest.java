package dev.narrows.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.RandomModels;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RaterChannelsTest {
    private static final double ROUNDING = 2e-15;
    private static final double[][] REWARDS = {{0, 1}, {0.5, 0.25}};

    private static void assertRows(Channel channel, double[][] rows) {
        assertThat(channel.inputs()).isEqualTo(rows.length);
        assertThat(channel.outputs()).isEqualTo(rows[0].length);
        for (int u = 0; u < rows.length; u++) {
            for (int h = 0; h < rows[u].length; h++) {
                assertThat(channel.probability(u, h)).as(u + "," + h).isCloseTo(rows[u][h], within(ROUNDING));
            }
        }
    }

    @Test
    void softmaxOfTheTruthIsSymmetric() {
        for (int q : new int[] {2, 3, 10}) {
            for (double beta : new double[] {0, 0.3, 1, 5}) {
                double e = (q - 1) / (q - 1 + StrictMath.exp(beta));
                double[][] rows = new double[q][];
                double[][] same = new double[q][q];
                for (int u = 0; u < q; u++) {
                    rows[u] = NamedChannels.symmetric(q, e).row(u);
                    same[u][u] = 1;
                }
                assertRows(RaterChannels.softmax(q, beta), rows);
                assertRows(RaterChannels.softmax(same, beta), rows);
            }
        }
        assertThat(RaterChannels.softmax(3, 1e4)).isEqualTo(NamedChannels.noiseless(3));
        assertRows(RaterChannels.softmax(new double[][] {{-1e308, 1e308}}, 0), new double[][] {{0.5, 0.5}});
        assertRows(RaterChannels.softmax(new double[][] {{-1e308, 1e308, 1e308}}, 1e300), new double[][] {{0, 0.5, 0.5}
        });
    }

    /** numpy: s = [[1,.5,0],[.5,1,.5]]; w = exp(2*s); w/w.sum(1,keepdims=True). */
    @Test
    void softmaxOfSimilarities() {
        assertRows(RaterChannels.softmax(new double[][] {{1, .5, 0}, {.5, 1, .5}}, 2), new double[][] {
            {0.6652409557748219, 0.24472847105479764, 0.09003057317038046},
            {0.21194155761708544, 0.5761168847658291, 0.21194155761708544}
        });
    }

    @Test
    void mixturesAreThoseOfTheDefinition() {
        Channel w = NamedChannels.binarySymmetric(0.25);
        assertRows(RaterChannels.lapse(0.5, w), new double[][] {{.625, .375}, {.375, .625}});
        assertRows(RaterChannels.sycophantic(0.5, 1, w), new double[][] {{.375, .625}, {.125, .875}});
        assertThat(RaterChannels.lapse(0, w)).isEqualTo(w);
        assertThat(RaterChannels.lapse(1, w)).isEqualTo(NamedChannels.useless(2, 2));
        assertThat(RaterChannels.sycophantic(0, 0, w)).isEqualTo(w);
        assertThat(RaterChannels.sycophantic(1, 0, w)).isEqualTo(Channel.of(new double[][] {{1, 0}, {1, 0}}));
    }

    @Test
    void mixturesCarryNoMoreThanTheirShare() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251126L);
        for (int i = 0; i < 60; i++) {
            Channel w = RandomModels.channel(rng, 2 + rng.nextInt(4), 2 + rng.nextInt(4));
            double share = rng.nextDouble();
            int favoured = rng.nextInt(w.outputs());
            double most = (1 - share) * Capacity.of(w).upper();
            assertThat(Capacity.of(RaterChannels.lapse(share, w)).lower()).isLessThanOrEqualTo(most);
            assertThat(Capacity.of(RaterChannels.sycophantic(share, favoured, w))
                            .lower())
                    .isLessThanOrEqualTo(most);
        }
        // and with equality where flattery is an erasure: the favoured label is never given honestly
        Channel flattered = RaterChannels.sycophantic(0.3, 2, Channel.of(new double[][] {{1, 0, 0}, {0, 1, 0}}));
        assertThat(Capacity.of(flattered).upper()).isCloseTo(0.7 * StrictMath.log(2), within(1e-9));
    }

    /** Python: Phi(z) = math.erfc(-z/math.sqrt(2))/2, differences at thresholds .2 .4 .6 .8, sd .2, positions 0, .5. */
    @Test
    void likertScale() {
        double[][] rows = {
            {0.8413447460685429, 0.13590512198327787, 0.021400233916549105, 0.0013182267897969835, 3.167124183311998e-05
            },
            {0.06680720126885813, 0.2417303374571288, 0.38292492254802607, 0.2417303374571289, 0.06680720126885809},
            {3.1671241833119965e-05, 0.0013182267897969785, 0.02140023391654912, 0.1359051219832779, 0.8413447460685431}
        };
        assertRows(RaterChannels.likert(3, 5, 0.2), rows);
        assertRows(RaterChannels.likert(new double[] {0, .5, 1}, new double[] {.2, .4, .6, .8}, 0.2), rows);
        assertRows(RaterChannels.likert(3, 2, Double.MIN_VALUE), new double[][] {{1, 0}, {.5, .5}, {0, 1}});
        assertRows(RaterChannels.likert(3, 3, 1e300), new double[][] {{.5, 0, .5}, {.5, 0, .5}, {.5, 0, .5}});
    }

    @Test
    void finerScalesCarryMore() {
        double two = Capacity.of(RaterChannels.likert(4, 2, 0.2)).upper();
        double four = Capacity.of(RaterChannels.likert(4, 4, 0.2)).lower();
        double eight = Capacity.of(RaterChannels.likert(4, 8, 0.2)).lower();
        assertThat(four).isGreaterThan(two);
        assertThat(eight)
                .isGreaterThan(Capacity.of(RaterChannels.likert(4, 4, 0.2)).upper());
    }

    /** Python: 1/(1+math.exp(-2*d)), and Phi(d/(0.5*math.sqrt(2))), for d = 1, -.25. */
    @Test
    void pairs() {
        assertRows(RaterChannels.bradleyTerry(REWARDS, 0, 1, 2), new double[][] {
            {1 - 0.8807970779778823, 0.8807970779778823}, {1 - 0.3775406687981454, 0.3775406687981454}
        });
        assertRows(RaterChannels.thurstone(REWARDS, 0, 1, 0.5), new double[][] {
            {1 - 0.9213503964748574, 0.9213503964748574}, {1 - 0.36183680491588155, 0.36183680491588155}
        });
        assertRows(RaterChannels.bradleyTerry(REWARDS, 1, 0, 2), new double[][] {
            {0.8807970779778823, 1 - 0.8807970779778823}, {0.3775406687981454, 1 - 0.3775406687981454}
        });
        double[][] even = {{.5, .5}, {.5, .5}};
        double[][] certain = {{0, 1}, {1, 0}};
        assertRows(RaterChannels.bradleyTerry(REWARDS, 0, 1, 0), even);
        assertRows(RaterChannels.bradleyTerry(REWARDS, 0, 0, 9), even);
        assertRows(RaterChannels.bradleyTerry(REWARDS, 0, 1, 1e300), certain);
        assertRows(RaterChannels.thurstone(REWARDS, 0, 1, 1e300), even);
        assertRows(RaterChannels.thurstone(REWARDS, 0, 1, Double.MIN_VALUE), certain);
        assertRows(RaterChannels.bradleyTerry(new double[][] {{-1e308, 1e308}}, 0, 1, 0), new double[][] {{.5, .5}});
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        Channel w = NamedChannels.noiseless(2);
        refused("beta", () -> RaterChannels.softmax(2, -1));
        refused("beta", () -> RaterChannels.softmax(2, Double.POSITIVE_INFINITY));
        refused("q", () -> RaterChannels.softmax(1, 1));
        refused("similarity[1]", () -> RaterChannels.softmax(new double[][] {{1, 0}, {1}}, 1));
        refused("similarity[0][1]", () -> RaterChannels.softmax(new double[][] {{1, Double.NaN}}, 1));
        refused("similarity", () -> RaterChannels.softmax(new double[0][], 1));
        refused("positions[1]", () -> RaterChannels.likert(new double[] {0, Double.NaN}, new double[] {0.5}, 1));
        refused("rewards[1][0]", () -> RaterChannels.bradleyTerry(new double[][] {{1, 0}, {Double.NaN, 1}}, 0, 1, 1));
        refused("rate", () -> RaterChannels.lapse(1.1, w));
        refused("alpha", () -> RaterChannels.sycophantic(Double.NaN, 0, w));
        refused("favoured: 2, must be from 0 to 1", () -> RaterChannels.sycophantic(0.1, 2, w));
        refused("q", () -> RaterChannels.likert(1, 5, 0.1));
        refused("steps", () -> RaterChannels.likert(2, 1, 0.1));
        refused("sd", () -> RaterChannels.likert(2, 2, 0));
        refused("thresholds[1]", () -> RaterChannels.likert(new double[] {0}, new double[] {1, 1}, 1));
        refused("thresholds[0]", () -> RaterChannels.likert(new double[] {0}, new double[] {Double.NaN}, 1));
        refused("thresholds", () -> RaterChannels.likert(new double[] {0}, new double[0], 1));
        refused("positions", () -> RaterChannels.likert(new double[0], new double[] {1}, 1));
        refused("beta", () -> RaterChannels.bradleyTerry(REWARDS, 0, 1, Double.NaN));
        refused("b", () -> RaterChannels.bradleyTerry(REWARDS, 0, 2, 1));
        refused("a", () -> RaterChannels.thurstone(REWARDS, -1, 1, 1));
        refused("sd", () -> RaterChannels.thurstone(REWARDS, 0, 1, Double.POSITIVE_INFINITY));
    }

    private static void refused(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(name);
    }
}
