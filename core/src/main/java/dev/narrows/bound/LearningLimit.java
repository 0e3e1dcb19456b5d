package dev.narrows.bound;

import dev.narrows.info.DirichletPrior;
import dev.narrows.info.Pmf;
import dev.narrows.model.Loss;
import dev.narrows.numeric.Bracket;
import dev.narrows.numeric.CompensatedSum;
import java.util.List;

/**
 * A bracket of the limit of {@link LearningFloor}. The shares q of the targets with a label are independent of how
 * often the label comes, so that
 *
 * <pre>
 * E R* = sum_s p_s sum_y a_sy/A_s E min_a L_a,   L_a = sum_u q_u l(a,u,s),   q ~ Dirichlet(alpha_s.y)
 * E min_a L_a &lt;= E min_a E[L_a|k]                           k the counts of n draws from q: who sees less loses more
 * E min_a L_a &gt;= E (min_a E[L_a|k] - sum_a E[(L_b - L_a)+|k])   b the best action given k
 * E [X]+ &lt;= (sqrt(mu^2 + v) - |mu|)/2                       X of mean mu &lt;= 0 and variance v
 * </pre>
 *
 * <p>(Jensen; {@code min_a L_a >= L_b - sum_a [L_b - L_a]+}; the last is H. Scarf, A min-max solution of an inventory
 * problem, 1958, from Cauchy and Schwarz.) The width falls as {@code log n / n}; n is as large as {@value #PRODUCTS}
 * products of a vector of counts and a loss allow, 10^6 for two targets and a label. For uniform weights, one label and
 * zero-one loss the width is 2e-6 with two targets, 0.002 with three, 0.02 with four, 0.09 with six. Moved outward by
 * the rounding of the sums.
 */
record LearningLimit(Pmf contexts, DirichletPrior prior, Loss loss) {
    private static final int PRODUCTS = 4_000_000;

    Bracket bracket() {
        CompensatedSum low = new CompensatedSum();
        CompensatedSum high = new CompensatedSum();
        long most = 0;
        for (int s = 0; s < prior.contexts(); s++) {
            List<LabelColumn> columns = LabelColumn.all(prior, loss, s);
            double table = (double) loss.actions() * loss.targets() * prior.contexts() * columns.size();
            int vectors = (int) Math.max(1, PRODUCTS / table);
            for (LabelColumn column : columns) {
                int n = draws(column.targets(), vectors);
                double[] ends = column.limit(n);
                double share = contexts.probability(s) * (column.weight() / prior.total(s));
                low.add(share * ends[0]);
                high.add(share * ends[1]);
                most = Math.max(most, n);
            }
        }
        double rounding = LearningFloor.rounding(most, prior.targets());
        return new Bracket(Math.max(0, low.value() - rounding), Math.min(1, high.value() + rounding));
    }

    /** The largest n with at most so many vectors of counts, {@code C(n + K - 1, K - 1)}. */
    private static int draws(int targets, int most) {
        int low = 0;
        int high = targets == 1 ? 0 : most;
        while (low < high) {
            int n = low + (high - low + 1) / 2;
            double vectors = 1;
            for (int j = 1; j < targets; j++) {
                vectors *= (n + (double) j) / j;
            }
            if (vectors <= most) {
                low = n;
            } else {
                high = n - 1;
            }
        }
        return low;
    }
}
