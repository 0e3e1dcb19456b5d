package dev.narrows.scenario;

import dev.narrows.model.Loss;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A checked loss: one table for all contexts ({@code perContext} false) or one a context. */
record LossSpec(List<Table> tables, boolean perContext, Resolved resolved) {
    /** A table by its type; {@code rows} only for a matrix. */
    record Table(String type, double[][] rows, ObjectNode resolved) {
        boolean isMatrix() {
            return type.equals("matrix");
        }

        /** Actions, when there are so many targets. */
        int actions(int targets) {
            return isMatrix() ? rows.length : targets;
        }

        /** Targets, when the cascade has so many. */
        int targets(int cascade) {
            return isMatrix() ? rows[0].length : cascade;
        }

        Loss build(int targets) {
            return switch (type) {
                case "zero-one" -> Loss.zeroOne(targets);
                case "absolute" -> Loss.absolute(targets);
                case "squared" -> Loss.squared(targets);
                default -> Loss.matrix(rows);
            };
        }
    }

    Loss build(int targets) {
        if (!perContext) {
            return tables.get(0).build(targets);
        }
        List<double[][]> all = new ArrayList<>();
        for (Table table : tables) {
            all.add(values(table.build(targets)));
        }
        return Loss.perContext(all);
    }

    private static double[][] values(Loss loss) {
        double[][] values = new double[loss.actions()][loss.targets()];
        for (int a = 0; a < loss.actions(); a++) {
            for (int u = 0; u < loss.targets(); u++) {
                values[a][u] = loss.value(a, u, 0);
            }
        }
        return values;
    }
}
