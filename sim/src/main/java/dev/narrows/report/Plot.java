package dev.narrows.report;

import dev.narrows.result.Column;
import dev.narrows.result.PointsRows;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.ShortName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Columns of points.csv of a finished run, or of bounds.csv, along another or a swept key, as a figure: a curve for
 * each column and each setting of some keys. A column {@code X_mean} has the interval from {@code X_low} to
 * {@code X_high} where there are such columns. The same bytes for the same results.
 */
public final class Plot {
    /** More rows than these are no figure. */
    private static final int MOST_ROWS = 20_000;
    /** More curves than these nobody tells apart. */
    private static final int MOST_CURVES = 40;

    private final PointsRows rows;
    private final String x;
    private final List<String> y;
    private final List<String> by;
    private final Set<Direction> logarithmic;
    private final Band band;
    private final Map<List<String>, List<Curve>> curves = new LinkedHashMap<>();
    /** The swept values of the cell at a place of a curve. */
    private final Map<List<String>, List<String>> taken = new HashMap<>();

    private int cells;

    /** The directions of a figure. */
    public enum Direction {
        /** Across. */
        X,
        /** Up. */
        Y
    }

    /**
     * What to draw: columns by name, swept keys by full path or last words.
     *
     * @param x what goes across
     * @param y what goes up, one or more
     * @param by what parts the cells into curves
     * @param where which cells: a condition as of a sweep's {@code where}, on columns too
     * @param logarithmic directions whose axis is logarithmic
     * @param band which interval of a mean is drawn
     */
    public record Request(
            String x, List<String> y, List<String> by, Optional<String> where, Set<Direction> logarithmic, Band band) {}

    /** Intervals of a mean. */
    public enum Band {
        /** The limits that verdicts use. */
        LIMITS(""),
        /** Student's, of the mean risk alone. */
        T("_t"),
        /** None. */
        NONE("");

        private final String infix;

        Band(String infix) {
            this.infix = infix;
        }
    }

    /**
     * A value of a cell.
     *
     * @param x place across
     * @param y place up
     * @param low lower limit, y where there is no interval
     * @param high upper limit, y where there is no interval
     */
    record Point(double x, double y, double low, double high) {}

    /**
     * A column under one setting.
     *
     * @param column its name
     * @param name of the column in words; empty where curves have the same one and differ in their setting
     * @param at the values of its setting; empty where there is one setting
     * @param setting number of the setting, from 0
     * @param line number of the column, from 0
     * @param points by rising x
     */
    record Curve(String column, String name, String at, int setting, int line, List<Point> points) {
        String label() {
            return name + (name.isEmpty() || at.isEmpty() ? "" : ", ") + at;
        }

        /** The label with the name of the column for its words. */
        String brief() {
            return name.isEmpty() || at.isEmpty() ? label() : column + ", " + at;
        }
    }

    private Plot(PointsRows rows, Request request) throws RefusedException {
        this.rows = rows;
        this.x = number("--x", request.x());
        this.y = new ArrayList<>();
        for (String column : request.y()) {
            y.add(number("--y", column));
        }
        this.by = new ArrayList<>();
        for (String key : request.by()) {
            by.add(name("--by", key));
        }
        this.logarithmic = request.logarithmic();
        this.band = request.band();
        if (band == Band.T && !y.contains("risk_mean")) {
            throw new RefusedException("--interval t: is that of risk_mean, which --y does not name");
        }
    }

    /**
     * Draws a figure.
     *
     * @param name of the scenario
     * @param rows of its cells
     * @param request what to draw
     * @return an SVG document
     * @throws RefusedException if a name is unknown or a text where a number must be, if the condition is none or holds
     *     for no cell, if cells would hide each other on a curve, or a logarithm meets a number that is not positive
     * @throws IOException if the results cannot be read
     */
    public static String svg(String name, PointsRows rows, Request request) throws IOException {
        Plot plot = new Plot(rows, request);
        plot.read(request.where());
        return new PlotFigure(
                        name, plot.title(plot.x), plot.drawn(), plot.panels(), !plot.scattered(), request.logarithmic())
                .svg();
    }

    private String number(String option, String word) throws RefusedException {
        String name = name(option, word);
        if (!rows.isNumber(name)) {
            throw new RefusedException(option + ": " + name + " is a text, must be a number"
                    + (rows.sweptKeys().contains(name) ? "; --by takes it" : ""));
        }
        return name;
    }

    private String name(String option, String word) throws RefusedException {
        try {
            return rows.name(word);
        } catch (RefusedException e) {
            throw new RefusedException(option + ": " + e.getMessage());
        }
    }

    private void read(Optional<String> where) throws IOException {
        Predicate<PointsRows.Row> chosen = row -> true;
        if (where.isPresent()) {
            try {
                chosen = rows.where(where.get());
            } catch (RefusedException e) {
                throw new RefusedException("--where: " + e.getMessage());
            }
        }
        rows.rows(chosen, this::add);
        if (curves.values().stream()
                .flatMap(List::stream)
                .allMatch(curve -> curve.points().isEmpty())) {
            throw new RefusedException("no cell has numbers for " + x + " and " + String.join(", ", y)
                    + (where.isPresent() ? " where " + where.get() : ""));
        }
    }

    private void add(PointsRows.Row row) throws RefusedException {
        OptionalDouble across = row.number(x);
        if (across.isEmpty()) {
            return;
        }
        if (++cells > MOST_ROWS) {
            throw new RefusedException("more than " + MOST_ROWS + " cells: choose some of them by --where");
        }
        List<String> setting = by.stream().map(row::text).toList();
        requireFree(row, setting);
        if (!curves.containsKey(setting)) {
            curves.put(setting, empty(setting));
            if (curves.size() * y.size() > MOST_CURVES) {
                throw new RefusedException(
                        "more than " + MOST_CURVES + " curves: choose cells by --where, or fewer keys for --by");
            }
        }
        for (Curve curve : curves.get(setting)) {
            OptionalDouble value = row.number(curve.column());
            if (value.isPresent()) {
                curve.points().add(point(row, curve.column(), across.getAsDouble(), value.getAsDouble()));
            }
        }
    }

    private Point point(PointsRows.Row row, String column, double across, double value) throws RefusedException {
        double low = limit(row, column, "_low", value);
        double high = limit(row, column, "_high", value);
        requirePositive(row, Direction.X, x, across);
        requirePositive(row, Direction.Y, column, Math.min(low, value));
        return new Point(across, value, low, high);
    }

    private double limit(PointsRows.Row row, String column, String which, double value) throws RefusedException {
        String limit = column.replaceFirst("_mean(_nats)?$", band.infix + which + "$1");
        if (band == Band.NONE || limit.equals(column) || !rows.has(limit)) {
            return value;
        }
        OptionalDouble end = row.number(limit);
        if (band == Band.T && end.isEmpty()) {
            throw new RefusedException("--interval t: cell " + row.text("cell")
                    + " has none, since its number of replicates was not fixed beforehand");
        }
        return end.orElse(value);
    }

    private void requirePositive(PointsRows.Row row, Direction direction, String name, double least)
            throws RefusedException {
        if (logarithmic.contains(direction) && !(least > 0)) {
            throw new RefusedException("--log: " + name + " or its lower limit is " + least + " in cell "
                    + row.text("cell") + ", must be positive: choose cells by --where");
        }
    }

    /** Along a swept key, a curve has one cell at a place; what it would hide is named. */
    private void requireFree(PointsRows.Row row, List<String> setting) throws RefusedException {
        if (scattered()) {
            return;
        }
        List<String> place = new ArrayList<>(setting);
        place.add(row.text(x));
        List<String> swept = rows.sweptKeys().stream().map(row::text).toList();
        List<String> other = taken.putIfAbsent(place, swept);
        if (other != null) {
            List<String> differing = new ArrayList<>();
            for (int i = 0; i < swept.size(); i++) {
                if (!swept.get(i).equals(other.get(i))) {
                    differing.add(rows.sweptKeys().get(i));
                }
            }
            throw new RefusedException("cell " + row.text("cell") + " and another have " + x + "=" + row.text(x)
                    + " on one curve and differ in " + String.join(", ", differing)
                    + ": give --by one more key, or choose cells by --where");
        }
    }

    /** Across stands what no sweep sets: points, and no curves through them. */
    private boolean scattered() {
        return !rows.sweptKeys().contains(x);
    }

    private List<Curve> empty(List<String> setting) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            words.add(shown(by.get(i)) + "=" + setting.get(i));
        }
        String at = String.join(", ", words);
        List<Curve> made = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            String name = at.isEmpty() || y.size() > 1 ? legend(y.get(i)) : "";
            made.add(new Curve(y.get(i), name, at, curves.size(), i, new ArrayList<>()));
        }
        return made;
    }

    private String shown(String name) {
        List<String> swept = rows.sweptKeys();
        return swept.contains(name) ? ShortName.of(rows.equalKeys(name), swept) : name;
    }

    private String legend(String name) {
        return rows.column(name).map(Column::legend).orElse(name);
    }

    private String title(String name) {
        String key = rows.equalKeys(name).size() > 1 ? shown(name) : name;
        return rows.column(name).map(Column::title).orElseGet(() -> RiskFigure.title(key));
    }

    private List<Curve> drawn() {
        List<Curve> drawn = curves.values().stream().flatMap(List::stream).toList();
        drawn.forEach(curve -> curve.points().sort(Comparator.comparingDouble(Point::x)));
        return drawn;
    }

    /** Titles of the axes of y, one for each unit, to their columns. */
    private Map<String, List<String>> panels() {
        Map<String, List<String>> byUnit = y.stream()
                .distinct()
                .collect(Collectors.groupingBy(this::unit, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<String>> panels = new LinkedHashMap<>();
        byUnit.forEach((unit, columns) -> panels.put(
                columns.size() == 1
                        ? title(columns.get(0))
                        : unit.equals("risk") ? "risk (expected loss)" : unit.isEmpty() ? "value" : unit,
                columns));
        return panels;
    }

    private String unit(String name) {
        return rows.column(name).map(Column::unit).orElse("");
    }
}
