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

    int size() {
        return axes.get(0).size();
    }

    /** Whether one of its keys lies in this part of the scenario. */
    public boolean isIn(Part part) {
        return axes.stream().anyMatch(axis -> axis.isIn(part));
    }

    /** Whether it is a long range, of which some values decide for all ({@link Axis#decisive()}). */
    boolean isLongRange() {
        return axes.size() == 1 && axes.get(0).isLongRange();
    }

    public Dimension decisive() {
        return isLongRange() ? new Dimension(form, List.of(axes.get(0).decisive())) : this;
    }
}
