package dev.narrows.estimate;

/**
 * Bets lam_t, each from the values before t alone:
 *
 * <pre>
 * mu_t  = (1/2 + sum_{i<=t} X_i)/(t+1)
 * s2_t  = (1/4 + sum_{i<=t} (X_i - mu_i)^2)/(t+1)
 * lam_t = sqrt(2 log(2/alpha)/(s2_{t-1} t log(1+t)))
 * </pre>
 *
 * <p>for X in [0, 1], t = 1, 2, ...; not yet truncated. Any predictable bets give a valid sequence, these a short one.
 * Source: Waudby-Smith and Ramdas 2024, the predictable plug-in.
 */
final class PredictableBets {
    private PredictableBets() {}

    /**
     * lam_t at t-1; for a number n of values fixed beforehand ({@code fixed}) with n in the place of {@code t
     * log(1+t)}.
     */
    static double[] of(double[] unit, double logTwoOverAlpha, boolean fixed) {
        double[] bets = new double[unit.length];
        double sum = 0.5;
        double squares = 0.25;
        double each = 2 * logTwoOverAlpha / unit.length;
        for (int i = 0; i < unit.length; i++) {
            int t = i + 1;
            double share = fixed ? t * each : 2 * logTwoOverAlpha / StrictMath.log1p(t);
            bets[i] = Math.sqrt(share / squares);
            sum += unit[i];
            double difference = unit[i] - sum / (t + 1);
            squares += difference * difference;
        }
        return bets;
    }
}
