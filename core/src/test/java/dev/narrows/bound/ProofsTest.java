package dev.narrows.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityProof;
import dev.narrows.info.Channel;
import dev.narrows.info.DistortionProof;
import dev.narrows.info.DistortionRate;
import dev.narrows.info.Pmf;
import dev.narrows.info.RateDistortion;
import dev.narrows.info.SibsonCapacity;
import dev.narrows.info.SibsonProof;
import dev.narrows.model.FiniteModel;
import dev.narrows.testing.RandomModels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * What is said to prove a bound does: by formulas of this test, in doubles; in rationals scripts/check does the same.
 */
class ProofsTest {
    private static final double NEAR = 1e-11;

    /** D_x = KL(W[x] || pW) as a difference of logarithms. */
    private static double[] divergences(Channel w, Pmf p) {
        double[] q = w.output(p);
        double[] d = new double[w.inputs()];
        Arrays.setAll(d, x -> {
            double sum = 0;
            for (int y = 0; y < q.length; y++) {
                double entry = w.probability(x, y);
                sum += entry > 0 ? entry * (StrictMath.log(entry) - StrictMath.log(q[y])) : 0;
            }
            return sum;
        });
        return d;
    }

    @Test
    void theEndsOfACapacityAreMetAtItsLaws() {
        UniformRandomProvider rng = RandomSource.KISS.create(31);
        int uniformMisses = 0;
        for (int i = 0; i < 2000; i++) {
            Channel w = RandomModels.channel(rng, 2 + rng.nextInt(5), 1 + rng.nextInt(5));
            CapacityProof proof = Capacity.proof(w);
            assertThat(proof.bracket()).isEqualTo(Capacity.of(w));
            double largest =
                    Arrays.stream(divergences(w, proof.upperInput())).max().orElseThrow();
            assertThat(Math.min(largest, StrictMath.log(letters(w))))
                    .isEqualTo(proof.bracket().upper(), within(NEAR));
            assertThat(lower(w, proof.lowerInput())).isEqualTo(proof.bracket().lower(), within(NEAR));
            // the planted fault: another law
            uniformMisses += lower(w, Pmf.uniform(w.inputs())) < proof.bracket().lower() - NEAR ? 1 : 0;
        }
        assertThat(uniformMisses).isGreaterThan(1000);
    }

    /** The smaller of the numbers of different rows and of outputs that occur. */
    private static long letters(Channel w) {
        long rows = IntStream.range(0, w.inputs())
                .mapToObj(x -> Arrays.toString(w.row(x)))
                .distinct()
                .count();
        long outputs = IntStream.range(0, w.outputs())
                .filter(y -> IntStream.range(0, w.inputs()).anyMatch(x -> w.probability(x, y) > 0))
                .count();
        return Math.min(rows, outputs);
    }

    private static double lower(Channel w, Pmf p) {
        double[] d = divergences(w, p);
        double sum = 0;
        for (int x = 0; x < d.length; x++) {
            sum += p.probability(x) * StrictMath.exp(d[x]);
        }
        return Math.max(0, StrictMath.log(sum));
    }

    /** The rate-distortion floors, averaged and by context, from their slopes and laws alone. */
    @Test
    void everyFloorIsWhatItsProofGives() {
        UniformRandomProvider rng = RandomSource.KISS.create(32);
        int withSlope = 0;
        int wrongLaw = 0;
        for (int i = 0; i < 500; i++) {
            FiniteModel model = RandomModels.next(rng);
            Capacities capacities = Capacities.of(model);
            FloorProofs proofs = FloorProofs.of(model, capacities);
            FloorLadder.of(model, capacities)
                    .floors()
                    .forEach(floor ->
                            assertThat(proofs.computed().get(floor.label())).isLessThanOrEqualTo(floor.value()));
            for (InformationKind kind : InformationKind.values()) {
                for (int s = 0; s < model.contexts(); s++) {
                    DistortionProof proof = proofs.distortion(kind).get(s);
                    if (proof.slope().isPresent()) {
                        double slope = proof.slope().getAsDouble();
                        double information = capacities.information(kind, s);
                        Pmf r = proof.laws().get(0);
                        // logarithms near 0 are off by some units of 1, which 1/t magnifies
                        double near = NEAR + 1e-14 / slope;
                        assertThat(dual(model, s, slope, r, information)).isEqualTo(proof.floor(), within(near));
                        withSlope++;
                        double other = dual(model, s, slope, Pmf.uniform(model.actions()), information);
                        wrongLaw += other < proof.floor() - near ? 1 : 0;
                    }
                }
            }
        }
        assertThat(withSlope).isGreaterThan(1000);
        assertThat(wrongLaw).isGreaterThan(500);
    }

    /**
     * Searches for other informations find points that give more here; they are no proof of the floor that was said.
     */
    @Test
    void aProofIsThatOfItsOwnSearch() {
        double[][] squared = new double[5][5];
        for (int u = 0; u < 5; u++) {
            int target = u;
            Arrays.setAll(squared[u], a -> (a - target) * (a - target) / 16.0);
        }
        RateDistortion problem = RateDistortion.of(Pmf.of(0.5, 0, 0, 0, 0.5), squared);
        DistortionRate rate = new DistortionRate(List.of(problem), Pmf.uniform(1));
        double[] informations = {7.296304186474906e-9, 0.005996442365619549, 0.3407900100383167};
        List<DistortionProof> first =
                Arrays.stream(informations).mapToObj(rate::proof).toList();
        assertThat(Arrays.stream(informations).mapToObj(rate::proof).toList()).isEqualTo(first);
    }

    private static double dual(FiniteModel model, int s, double t, Pmf r, double information) {
        double[] c = new double[model.actions()];
        double f = 0;
        double least = 0;
        for (int u = 0; u < model.targets(); u++) {
            double p = model.targetProbability(u, s);
            double z = 0;
            double minimum = 1;
            for (int a = 0; a < c.length; a++) {
                minimum = Math.min(minimum, model.loss().value(a, u, s));
            }
            least += p * minimum;
            for (int a = 0; a < c.length; a++) {
                z += r.probability(a) * StrictMath.exp(-t * (model.loss().value(a, u, s) - minimum));
            }
            f -= p > 0 ? p * StrictMath.log(z) : 0;
            for (int a = 0; a < c.length; a++) {
                c[a] += p > 0 ? p * StrictMath.exp(-t * (model.loss().value(a, u, s) - minimum)) / z : 0;
            }
        }
        double value = Math.max(0, f - StrictMath.log(Arrays.stream(c).max().orElseThrow()));
        return Math.max(0, least + Math.max(0, value - information) / t - 1e-13);
    }

    @Test
    void anUpperEndOfSibsonsCapacityIsMetAtItsLaw() {
        UniformRandomProvider rng = RandomSource.KISS.create(33);
        for (int i = 0; i < 1000; i++) {
            Channel w = RandomModels.channel(rng, 2 + rng.nextInt(5), 1 + rng.nextInt(5));
            double alpha = 1 + 8 * rng.nextDouble();
            SibsonProof proof = SibsonCapacity.of(w).proof(alpha, 1e-9);
            assertThat(proof.value()).isEqualTo(SibsonCapacity.of(w).upper(alpha, 1e-9));
            if (Double.isFinite(proof.alpha())) {
                assertThat(upper(w, alpha, proof.input())).isEqualTo(proof.value(), within(NEAR));
            }
        }
    }

    private static double upper(Channel w, double alpha, Pmf p) {
        double value = 0;
        double[] d = new double[w.inputs()];
        for (int y = 0; y < w.outputs(); y++) {
            double sum = 0;
            for (int x = 0; x < d.length; x++) {
                sum += p.probability(x) * StrictMath.pow(w.probability(x, y), alpha);
            }
            value += StrictMath.pow(sum, 1 / alpha);
            for (int x = 0; x < d.length && sum > 0; x++) {
                d[x] += StrictMath.pow(w.probability(x, y), alpha) * StrictMath.pow(sum, 1 / alpha - 1) / alpha;
            }
        }
        return (1 - 1 / alpha) * value + Arrays.stream(d).max().orElseThrow();
    }
}
