package dev.narrows.judge;

import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.Channel;
import dev.narrows.model.Loss;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.rating.BinaryInputCapacity;
import dev.narrows.rating.DecisionRisk;
import java.util.ArrayList;
import java.util.List;

/**
 * What weights of (context, truth, label) say, of counts or of counts with a part of a rating more: the quantities that
 * are resampled.
 *
 * @param contexts number of contexts
 * @param truths number of truths
 * @param labels number of labels
 * @param weights at {@code (s * truths + u) * labels + y}, with a positive sum; not modified
 * @param loss of answers, for the risk
 */
record Shares(int contexts, int truths, int labels, double[] weights, Loss loss) {
    private static final double GAP = 1e-9;

    /** {@code sum_{s,u} w(s,u,u)}, of the sum of all. */
    double agreement() {
        double right = 0;
        for (int s = 0; s < contexts; s++) {
            for (int u = 0; u < truths; u++) {
                right += weight(s, u, u);
            }
        }
        return right / total();
    }

    /** Cohen's kappa of truth and label, contexts pooled: {@code (a - e)/(1 - e)}; NaN where chance alone agrees. */
    double kappa() {
        double chance = 0;
        for (int u = 0; u < truths; u++) {
            double ofTruth = 0;
            double ofLabel = 0;
            for (int s = 0; s < contexts; s++) {
                for (int y = 0; y < labels; y++) {
                    ofTruth += weight(s, u, y);
                }
                for (int v = 0; v < truths; v++) {
                    ofLabel += weight(s, v, u);
                }
            }
            chance += ofTruth / total() * (ofLabel / total());
        }
        return chance >= 1 ? Double.NaN : (agreement() - chance) / (1 - chance);
    }

    /** {@code I(U;Y|S)}, nats. */
    double information() {
        CompensatedSum sum = new CompensatedSum();
        for (int s = 0; s < contexts; s++) {
            double[] ofTruth = new double[truths];
            double[] ofLabel = new double[labels];
            double all = 0;
            for (int u = 0; u < truths; u++) {
                for (int y = 0; y < labels; y++) {
                    double w = weight(s, u, y);
                    ofTruth[u] += w;
                    ofLabel[y] += w;
                    all += w;
                    sum.add(term(w));
                }
            }
            for (double w : ofTruth) {
                sum.add(-term(w));
            }
            for (double w : ofLabel) {
                sum.add(-term(w));
            }
            sum.add(term(all));
        }
        return Math.max(0, sum.value() / total());
    }

    /** {@code H(U|Y,S)}, nats. */
    double equivocation() {
        CompensatedSum sum = new CompensatedSum();
        for (int s = 0; s < contexts; s++) {
            for (int y = 0; y < labels; y++) {
                double ofLabel = 0;
                for (int u = 0; u < truths; u++) {
                    ofLabel += weight(s, u, y);
                    sum.add(-term(weight(s, u, y)));
                }
                sum.add(term(ofLabel));
            }
        }
        return Math.max(0, sum.value() / total());
    }

    private static double term(double w) {
        return w == 0 ? 0 : w * StrictMath.log(w);
    }

    /** The capacity of the rows' shares, averaged over contexts, within 1e-9 nats. */
    double capacity() {
        double sum = 0;
        for (int s = 0; s < contexts; s++) {
            double ofContext = 0;
            List<double[]> rows = new ArrayList<>();
            for (int u = 0; u < truths; u++) {
                double[] row = new double[labels];
                double ofRow = 0;
                for (int y = 0; y < labels; y++) {
                    row[y] = weight(s, u, y);
                    ofRow += row[y];
                }
                ofContext += ofRow;
                if (ofRow > 0) {
                    for (int y = 0; y < labels; y++) {
                        row[y] /= ofRow;
                    }
                    rows.add(row);
                }
            }
            sum += rows.size() > 1 ? ofContext * capacity(rows) : 0;
        }
        return sum / total();
    }

    private static double capacity(List<double[]> rows) {
        if (rows.size() == 2) {
            return BinaryInputCapacity.of(rows.get(0), rows.get(1));
        }
        CapacityBracket bracket = Capacity.of(Channel.of(rows.toArray(double[][]::new)), GAP);
        return (bracket.lower() + bracket.upper()) / 2;
    }

    /** The mean loss of the best rule of context and label. */
    double risk() {
        return risk(rule());
    }

    /** The best rule: of each context and label an answer of least loss, the first of several. */
    int[] rule() {
        int[] rule = new int[contexts * labels];
        double[] ofTruths = new double[truths];
        for (int at = 0; at < rule.length; at++) {
            for (int u = 0; u < truths; u++) {
                ofTruths[u] = weight(at / labels, u, at % labels);
            }
            double[] costs = DecisionRisk.costs(ofTruths, loss, 0);
            for (int a = 1; a < costs.length; a++) {
                rule[at] = costs[a] < costs[rule[at]] ? a : rule[at];
            }
        }
        return rule;
    }

    /** The mean loss of a rule. */
    double risk(int[] rule) {
        double lost = 0;
        for (int at = 0; at < rule.length; at++) {
            for (int u = 0; u < truths; u++) {
                lost += weight(at / labels, u, at % labels) * loss.value(rule[at], u, 0);
            }
        }
        return lost / total();
    }

    private double weight(int s, int u, int y) {
        return weights[(s * truths + u) * labels + y];
    }

    double total() {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        return sum;
    }
}
