package dev.narrows.finite;

import dev.narrows.family.Resolved;
import dev.narrows.model.Loss;
import java.util.List;

/** A checked loss: one table for all contexts ({@code perContext} false) or one per context. */
record LossSpec(List<LossPlan> tables, boolean perContext, Resolved resolved) {
    Loss build(int targets) {
        if (!perContext) {
            return tables.get(0).make(targets);
        }
        return Loss.perContext(
                tables.stream().map(table -> values(table.make(targets))).toList());
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
