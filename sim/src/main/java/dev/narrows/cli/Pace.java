package dev.narrows.cli;

import java.util.Locale;

/**
 * How far a run is and how fast it goes.
 *
 * @param cells finished cells
 * @param allCells cells of the scenario
 * @param done replicates there are: made in this run, or found
 * @param total replicates there will be; with a precision, at most
 * @param made replicates made in this run, the ones that took the time
 * @param seconds since the start
 * @param again whether there is nothing yet but what the journal had: read, or by digest computed again
 */
record Pace(int cells, int allCells, long done, long total, long made, double seconds, boolean again) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int THOUSAND = 1000;

    String text() {
        return cells + " of " + allCells + " cells, " + done + " of " + total + " replicates, "
                + (again ? "what the journal has, " : "") + speed();
    }

    /** Cells, rate and time left, for where there is little room; the replicates stand beside it. */
    String brief() {
        double rate = rate();
        String left = rate > 0 && total >= done ? " " + duration((total - done) / rate) : "";
        return cells + "/" + allCells + (again ? " again " : " cells ")
                + (rate < THOUSAND
                        ? String.format(Locale.ROOT, "%.0f/s", rate)
                        : String.format(Locale.ROOT, "%.0fk/s", rate / THOUSAND))
                + left;
    }

    private double rate() {
        return seconds > 0 ? made / seconds : 0;
    }

    /** Rate and time left. */
    String speed() {
        double rate = rate();
        return String.format(Locale.ROOT, "%.0f/s", rate)
                + (rate > 0 && total >= done ? ", about " + duration((total - done) / rate) + " left" : "");
    }

    /** Seconds below two minutes, minutes below two hours, then hours. */
    static String duration(double seconds) {
        return seconds < 2 * MINUTE
                ? String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds))
                : seconds < 2 * HOUR
                        ? String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / MINUTE))
                        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
    }
}
