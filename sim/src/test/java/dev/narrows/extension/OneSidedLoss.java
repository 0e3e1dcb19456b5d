package dev.narrows.extension;

import dev.narrows.family.Parameters;
import dev.narrows.finite.LossPlan;
import dev.narrows.finite.LossType;
import dev.narrows.model.Loss;
import java.util.List;

/** {@code {type: one-sided, above: c}}: 1 for an action below the target, c for one above it. */
public final class OneSidedLoss implements LossType {
    @Override
    public String name() {
        return "one-sided";
    }

    @Override
    public List<String> forms() {
        return List.of("""
                {"description": "Too high costs less.", "properties": {"above": {"$ref": "#/$defs/probability"}}}""");
    }

    @Override
    public LossPlan read(Parameters parameters) {
        double above = parameters.number("above", 0, 1, 0.5);
        return LossPlan.square(1, targets -> {
            double[][] table = new double[targets][targets];
            for (int a = 0; a < targets; a++) {
                for (int u = 0; u < targets; u++) {
                    table[a][u] = a == u ? 0 : a < u ? 1 : above;
                }
            }
            return Loss.matrix(table);
        });
    }
}
