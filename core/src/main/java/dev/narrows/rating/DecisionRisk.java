package dev.narrows.rating;

/**
 * The least share of wrong answers that a rule of context and label can have on the ratings that were counted, the
 * Bayes risk of the shares under zero-one loss:
 *
 * <pre>
 * R = 1 - (1/N) sum_{s,y} max_u n(s,u,y)
 * </pre>
 *
 * <p>in [0, 1). Too low on average as an estimate of the risk on new items: the rule is chosen on the same counts.
 */
public final class DecisionRisk {
    private DecisionRisk() {}

    /**
     * The risk of the best rule.
     *
     * @param counts of ratings
     * @return R, in [0, 1)
     */
    public static double of(JointCounts counts) {
        long right = 0;
        for (int s = 0; s < counts.contexts(); s++) {
            for (int y = 0; y < counts.labels(); y++) {
                right += most(counts, s, y);
            }
        }
        long total = counts.total();
        return (total - right) / (double) total;
    }

    /**
     * The risk of who does not see the label: {@code 1 - (1/N) sum_s max_u n(s,u)}.
     *
     * @param counts of ratings
     * @return in [0, 1)
     */
    public static double blind(JointCounts counts) {
        long right = 0;
        for (int s = 0; s < counts.contexts(); s++) {
            long most = 0;
            for (int u = 0; u < counts.truths(); u++) {
                long n = 0;
                for (int y = 0; y < counts.labels(); y++) {
                    n += counts.count(s, u, y);
                }
                most = Math.max(most, n);
            }
            right += most;
        }
        long total = counts.total();
        return (total - right) / (double) total;
    }

    private static long most(JointCounts counts, int s, int y) {
        long most = 0;
        for (int u = 0; u < counts.truths(); u++) {
            most = Math.max(most, counts.count(s, u, y));
        }
        return most;
    }
}
