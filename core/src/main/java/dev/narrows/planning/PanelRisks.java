package dev.narrows.planning;

import dev.narrows.info.Channel;
import dev.narrows.info.Pmf;
import dev.narrows.model.FiniteModel;
import dev.narrows.model.Loss;
import dev.narrows.numeric.BisectionRoot;
import dev.narrows.numeric.Bracket;
import dev.narrows.numeric.Compositions;
import dev.narrows.rating.ChernoffExponent;
import dev.narrows.rating.RaterPanel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * The Bayes risk of n independent raters of an item, each the whole cascade of a model, as a bracket of its rounding
 * (mutable: it remembers).
 *
 * <p>A probability of counts is within a relative error of about {@code (n + q) 2^-50} ({@link RaterPanel}), and every
 * term of a risk is at least 0: the bracket is {@code (n + q + K) 2^-46} wide to each side, relative, beside what
 * underflow can lose.
 */
final class PanelRisks {
    /** Pairs of a target and a vector of counts that are enumerated, over all contexts that differ. */
    private static final long MOST_PAIRS = 1_000_000;

    private static final int MOST_RATERS = 10_000;
    /** Terms of all of Chernoff's exponents, each summed some 60 times. */
    private static final long MOST_TILTED = 20_000;

    private static final double RELATIVE = 0x1p-46;
    private static final double UNDERFLOW = 1e-290;
    /** Rows that differ by no more than the rounding of a product of two channels are equal. */
    private static final double SAME = 0x1p-46;

    /** Contexts that ask the same. */
    private record Kind(Pmf targets, Channel rater, int lossTable) {}

    private final Loss loss;
    private final int labels;
    private final Map<Kind, Double> weights = new LinkedHashMap<>();
    private final Map<Integer, Bracket> known = new HashMap<>();

    PanelRisks(FiniteModel model) {
        this.loss = model.loss();
        this.labels = model.labels();
        boolean oneLoss = loss.contexts() == 1;
        for (int s = 0; s < model.contexts(); s++) {
            Kind kind = new Kind(TargetLaws.of(model, s), model.cascade().product(s), oneLoss ? 0 : s);
            weights.merge(kind, model.contextLaw().probability(s), Double::sum);
        }
    }

    /** Under zero-one loss, of raters and laws of the target that are given for each context. */
    PanelRisks(Pmf contexts, List<Pmf> targets, List<Channel> raters) {
        this.loss = Loss.zeroOne(targets.get(0).size());
        this.labels = raters.get(0).outputs();
        for (int s = 0; s < contexts.size(); s++) {
            weights.merge(new Kind(targets.get(s), raters.get(s), 0), contexts.probability(s), Double::sum);
        }
    }

    /** The most raters that are enumerated. */
    long most() {
        long most = MOST_PAIRS / ((long) loss.targets() * weights.size());
        if (labels > most) {
            return 0;
        }
        return BisectionRoot.leastAbove(
                                1, MOST_RATERS, raters -> Compositions.number(labels, (int) raters, most) > most)
                        .orElse(MOST_RATERS + 1L)
                - 1;
    }

    /** R*_n, of 0 raters that without a label. */
    Bracket at(int raters) {
        return known.computeIfAbsent(raters, n -> mean(kind -> n == 0 ? together(kind, all(kind)) : panel(kind, n), n));
    }

    /**
     * The least number of raters above another at which Chernoff's ceiling of the error, beside the least loss of each
     * target, is at most the risk: loss is at most 1 where the most likely target is wrong. Empty where there is none,
     * or it takes too long.
     */
    OptionalLong sufficient(double risk, long above) {
        long work = (long) weights.size() * loss.targets() * loss.targets() * labels;
        return work > MOST_TILTED
                ? OptionalLong.empty()
                : BisectionRoot.leastAbove(Math.max(1, above), 1L << 30, n -> ceiling((int) n) <= risk);
    }

    private double ceiling(int raters) {
        double sum = 0;
        for (Map.Entry<Kind, Double> entry : weights.entrySet()) {
            Kind kind = entry.getKey();
            double error = ChernoffExponent.errorCeiling(kind.targets(), kind.rater(), raters);
            for (int u = 0; u < loss.targets(); u++) {
                boolean[] one = new boolean[loss.targets()];
                one[u] = true;
                error += together(kind, one);
            }
            sum += entry.getValue() * error;
        }
        return sum * (1 + (loss.targets() + weights.size()) * RELATIVE);
    }

    /** R*_inf: what is left where targets of equal rows are not told apart. */
    Bracket limit() {
        return mean(this::limit, 0);
    }

    private Bracket mean(ToDoubleFunction<Kind> of, int raters) {
        double sum = 0;
        for (Map.Entry<Kind, Double> kind : weights.entrySet()) {
            sum += kind.getValue() * of.applyAsDouble(kind.getKey());
        }
        double error = sum * (raters + labels + loss.targets() + weights.size()) * RELATIVE + UNDERFLOW;
        return new Bracket(Math.max(0, sum - error), Math.min(1, sum + error));
    }

    private double panel(Kind kind, int raters) {
        return RaterPanel.independent(kind.targets(), kind.rater(), raters).bayesRisk(lossOf(kind));
    }

    private Loss lossOf(Kind kind) {
        double[][] table = new double[loss.actions()][loss.targets()];
        for (int a = 0; a < table.length; a++) {
            int action = a;
            Arrays.setAll(table[a], u -> loss.value(action, u, kind.lossTable()));
        }
        return Loss.matrix(table);
    }

    private double limit(Kind kind) {
        boolean[] left = all(kind);
        double sum = 0;
        for (int u = 0; u < left.length; u++) {
            if (left[u]) {
                boolean[] alike = new boolean[left.length];
                for (int v = u; v < left.length; v++) {
                    alike[v] = left[v] && equalRows(kind.rater(), u, v);
                    left[v] &= !alike[v];
                }
                sum += together(kind, alike);
            }
        }
        return sum;
    }

    private boolean[] all(Kind kind) {
        boolean[] all = new boolean[kind.targets().size()];
        Arrays.fill(all, true);
        return all;
    }

    private static boolean equalRows(Channel w, int u, int v) {
        for (int y = 0; y < w.outputs(); y++) {
            if (!(Math.abs(w.probability(u, y) - w.probability(v, y)) <= SAME)) {
                return false;
            }
        }
        return true;
    }

    /** {@code min_a sum p(u) l(a,u)} over some targets. */
    private double together(Kind kind, boolean[] targets) {
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a < loss.actions(); a++) {
            double sum = 0;
            for (int u = 0; u < targets.length; u++) {
                sum += targets[u] ? kind.targets().probability(u) * loss.value(a, u, kind.lossTable()) : 0;
            }
            least = Math.min(least, sum);
        }
        return least;
    }
}
