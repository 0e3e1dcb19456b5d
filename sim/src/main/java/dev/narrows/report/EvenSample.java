package dev.narrows.report;

/**
 * An even choice of about {@code most} among n cells: cell i is chosen if the fractional part of i phi, phi = (sqrt 5 -
 * 1)/2, is below most/n. Gaps take three lengths at most (Steinhaus), and no period falls in with the period of a grid,
 * as a fixed stride would. All cells where n is not above {@code most}; the first cell always.
 */
record EvenSample(int n, int most) {
    private static final double PHI = (Math.sqrt(5) - 1) / 2;

    boolean takes(int cell) {
        double place = cell * PHI;
        return n <= most || place - Math.floor(place) < (double) most / n;
    }
}
