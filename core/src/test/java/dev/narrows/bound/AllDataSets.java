package dev.narrows.bound;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The risk of the Bayes learner by brute force, in sixty digits: every sequence of m triples (s, u, y), drawn one after
 * the other from the predictive law, and at its end the best action for every (s, y).
 */
record AllDataSets(double[] contexts, double[][][] alpha, double[][] loss) {
    private static final MathContext DIGITS = new MathContext(60);

    BigDecimal risk(int labels) {
        return risk(labels, new int[alpha.length][alpha[0].length][alpha[0][0].length]);
    }

    private BigDecimal risk(int left, int[][][] seen) {
        if (left == 0) {
            return best(seen);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int s = 0; s < alpha.length; s++) {
            for (int u = 0; u < alpha[s].length; u++) {
                for (int y = 0; y < alpha[s][u].length; y++) {
                    BigDecimal next = predictive(seen, s, u, y);
                    if (next.signum() > 0) {
                        seen[s][u][y]++;
                        sum = sum.add(next.multiply(risk(left - 1, seen), DIGITS));
                        seen[s][u][y]--;
                    }
                }
            }
        }
        return sum;
    }

    private BigDecimal predictive(int[][][] seen, int s, int u, int y) {
        BigDecimal total = BigDecimal.ZERO;
        for (int v = 0; v < alpha[s].length; v++) {
            for (int z = 0; z < alpha[s][v].length; z++) {
                total = total.add(weight(seen, s, v, z));
            }
        }
        return new BigDecimal(contexts[s]).multiply(weight(seen, s, u, y)).divide(total, DIGITS);
    }

    private BigDecimal weight(int[][][] seen, int s, int u, int y) {
        return new BigDecimal(alpha[s][u][y]).add(BigDecimal.valueOf(seen[s][u][y]));
    }

    private BigDecimal best(int[][][] seen) {
        BigDecimal risk = BigDecimal.ZERO;
        for (int s = 0; s < alpha.length; s++) {
            for (int y = 0; y < alpha[s][0].length; y++) {
                BigDecimal least = null;
                for (double[] ofAction : loss) {
                    BigDecimal mean = BigDecimal.ZERO;
                    for (int u = 0; u < alpha[s].length; u++) {
                        mean = mean.add(predictive(seen, s, u, y).multiply(new BigDecimal(ofAction[u])));
                    }
                    least = least == null ? mean : least.min(mean);
                }
                risk = risk.add(least);
            }
        }
        return risk;
    }
}
