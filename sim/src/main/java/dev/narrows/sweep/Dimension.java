package dev.narrows.sweep;

import java.util.List;

/**
 * Swept keys that vary together, their i-th values at once: one key of a grid, the keys of a zip, or those of points.
 */
public record Dimension(Form form, List<Axis> axes) {
    /** The part of {@code sweep} it stands in, in the order of the product, slowest first. */
    enum Form {
        GRID,
        ZIP,
        POINTS
    }

    /** How many values its axes have, each as many. */
    public int size() {
        return axes.get(0).size();
    }

    /** Whether one of its keys lies in this part of the scenario. */
    public boolean isIn(Part part) {
        return axes.stream().anyMatch(axis -> axis.isIn(part));
    }

    /** Whether it is a long range, of which some values decide for all ({@link Axis#decisive()}); it has one key. */
    boolean isLongRange() {
        return axes.get(0).isLongRange();
    }

    /** Whether both are one key of a grid, with the same values. */
    public boolean sameValues(Dimension other) {
        return form == Form.GRID
                && other.form == Form.GRID
                && axes.get(0).resolved().equals(other.axes.get(0).resolved());
    }

    public Dimension decisive() {
        return new Dimension(form, axes.stream().map(Axis::decisive).toList());
    }
}
