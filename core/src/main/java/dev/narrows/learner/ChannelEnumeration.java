package dev.narrows.learner;

import dev.narrows.numeric.CompensatedSum;

/**
 * Goes through the compositions of the targets, each with the law of the counts that it gives (scratch, unshared):
 *
 * <pre>
 * first pass: Qbar and E KL from the mixed law of the counts
 * for every composition n (first target slowest):
 *     law of N given n, one label convolved with p(s,y|u) at a time and shared between compositions that begin alike
 *     Qbar_n, KL(Qbar_n||Qbar), sum_N P(N|n) KL(Q_N||Qbar_n)
 * </pre>
 */
final class ChannelEnumeration {
    private final TargetPairs law;
    private final CountLattice lattice;
    private final int labels;
    private final double[][] posteriors;
    private final double[] prior;
    private final double[] mean;
    private final CompensatedSum kl = new CompensatedSum();
    private final CompensatedSum targets = new CompensatedSum();
    private final CompensatedSum rho = new CompensatedSum();
    private long compositions;

    ChannelEnumeration(TargetPairs law, int modelPairs, int labels, PolicyLaw policies) {
        this.law = law;
        this.labels = labels;
        this.prior = policies.prior();
        this.lattice = new CountLattice(law.pairs.length, labels);
        long[][] vectors = lattice.vectors(labels);
        this.posteriors = new double[vectors.length][prior.length];
        long[] counts = new long[modelPairs];
        for (int i = 0; i < vectors.length; i++) {
            for (int c = 0; c < law.pairs.length; c++) {
                counts[law.pairs[c]] = vectors[i][c];
            }
            policies.posterior(counts, posteriors[i]);
        }
        double[] mixed = mixedLaw();
        this.mean = mean(mixed);
        for (int i = 0; i < mixed.length; i++) {
            kl.add(mixed[i] * GibbsKernel.divergence(posteriors[i], prior));
        }
    }

    ChannelDecomposition decomposition() {
        descend(0, 0, new double[] {1}, 1);
        return new ChannelDecomposition(
                kl.value(),
                targets.value(),
                rho.value(),
                GibbsKernel.divergence(mean, prior),
                compositions,
                posteriors.length);
    }

    /** Law of the counts of all m labels, whatever their targets. */
    private double[] mixedLaw() {
        double[] pair = new double[law.pairs.length];
        for (int u = 0; u < law.target.length; u++) {
            for (int c = 0; c < pair.length; c++) {
                pair[c] += law.target[u] * law.pairGivenTarget[u][c];
            }
        }
        double[] counts = {1};
        for (int t = 0; t < labels; t++) {
            counts = lattice.convolved(t, counts, pair);
        }
        return counts;
    }

    /**
     * All compositions that go on from here.
     *
     * @param u next target
     * @param used labels of the targets before
     * @param counts law of their counts
     * @param weight {@code used!} times the product of {@code p_u^n_u/n_u!} over the targets before
     */
    private void descend(int u, int used, double[] counts, double weight) {
        boolean last = u == law.target.length - 1;
        double[] here = counts;
        double factor = weight;
        for (int n = 0; used + n <= labels; n++) {
            if (n > 0) {
                here = lattice.convolved(used + n - 1, here, law.pairGivenTarget[u]);
                factor *= law.target[u] * (used + n) / n;
            }
            if (!last) {
                descend(u + 1, used + n, here, factor);
            }
        }
        if (last) {
            add(here, factor);
        }
    }

    private void add(double[] counts, double probability) {
        compositions++;
        double[] ofComposition = mean(counts);
        CompensatedSum inner = new CompensatedSum();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                inner.add(counts[i] * GibbsKernel.divergence(posteriors[i], ofComposition));
            }
        }
        rho.add(probability * inner.value());
        targets.add(probability * GibbsKernel.divergence(ofComposition, mean));
    }

    private double[] mean(double[] counts) {
        double[] sum = new double[prior.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += counts[i] * posteriors[i][k];
                }
            }
        }
        return sum;
    }
}
