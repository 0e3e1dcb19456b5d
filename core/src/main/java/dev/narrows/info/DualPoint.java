package dev.narrows.info;

import java.util.List;

/**
 * What is known of {@code F(t) = min I + t E l} at one slope, losses shifted so that the least expected loss is 0.
 *
 * @param slope t, above 0
 * @param value certified lower bound of F(t), nats
 * @param distortion expected loss of the (nearly) optimal test channel: the slope of F at t, approximate
 * @param laws the laws r of the action at which the value was met, one for each problem
 */
record DualPoint(double slope, double value, double distortion, List<Pmf> laws) {
    /** {@code F(t) - t D}: the information of the test channel, nats, increasing in t; approximate. */
    double rate() {
        return value - slope * distortion;
    }

    /** {@code (F(t) - I)/t}: no loss below this can be had with the information I. */
    double floor(double information) {
        return (value - information) / slope;
    }
}
