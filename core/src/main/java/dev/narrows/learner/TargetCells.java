package dev.narrows.learner;

import dev.narrows.model.FiniteModel;
import java.util.Arrays;

/** Law of the target and of the cell given the target, over targets and cells of positive probability (immutable). */
final class TargetCells {
    /** Cells of positive probability. */
    final int[] cells;
    /** {@code p_U} of the targets of positive probability. */
    final double[] target;
    /** {@code p(s,y|u)} at [target][cell], in the order of the two above. */
    final double[][] cellGivenTarget;

    TargetCells(FiniteModel model) {
        double[] joint = RevealedGibbs.law(model);
        int targets = model.targets();
        cells = CountVectors.positiveCells(model.cellProbabilities());
        double[] sums = new double[targets];
        for (int t = 0; t < joint.length; t++) {
            sums[t % targets] += joint[t];
        }
        int[] positive = CountVectors.positiveCells(sums);
        target = Arrays.stream(positive).mapToDouble(u -> sums[u]).toArray();
        cellGivenTarget = new double[positive.length][cells.length];
        for (int u = 0; u < positive.length; u++) {
            for (int c = 0; c < cells.length; c++) {
                cellGivenTarget[u][c] = joint[cells[c] * targets + positive[u]] / target[u];
            }
        }
    }
}
