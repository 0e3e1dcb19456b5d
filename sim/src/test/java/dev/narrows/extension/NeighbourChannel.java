package dev.narrows.extension;

import dev.narrows.family.Parameters;
import dev.narrows.finite.ChannelPlan;
import dev.narrows.finite.ChannelType;
import dev.narrows.info.Channel;

/**
 * {@code {type: neighbour, size: q, error: e}}: a rater who errs, if at all, to the next step up (from the top: down).
 */
public final class NeighbourChannel implements ChannelType {
    @Override
    public String name() {
        return "neighbour";
    }

    @Override
    public ChannelPlan read(Parameters parameters) {
        int q = parameters.integer("size", 2, LARGEST);
        double error = parameters.probability("error");
        return ChannelPlan.of(q, q, () -> {
            double[][] rows = new double[q][q];
            for (int u = 0; u < q; u++) {
                rows[u][u] = 1 - error;
                rows[u][u < q - 1 ? u + 1 : u - 1] = error;
            }
            return Channel.of(rows);
        });
    }
}
