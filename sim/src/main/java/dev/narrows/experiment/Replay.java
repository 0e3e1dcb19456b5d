package dev.narrows.experiment;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.learner.EnumeratedGibbs;
import dev.narrows.learner.GibbsLearner;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.RevealedTableGibbs;
import dev.narrows.learner.TableGibbs;
import dev.narrows.scenario.Cell;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One replicate once more, with everything that it drew (immutable). */
public final class Replay {
    private final Cell cell;
    private final int replicate;
    private final long[] counts;
    private final double[][] posterior;
    private final ReplicateValues values;

    private Replay(Cell cell, int replicate, long[] counts, double[][] posterior, ReplicateValues values) {
        this.cell = cell;
        this.replicate = replicate;
        this.counts = counts;
        this.posterior = posterior;
        this.values = values;
    }

    /**
     * Computes a replicate anew.
     *
     * @param cell a cell
     * @param replicate its number, from 0
     * @return the replicate
     */
    public static Replay of(Cell cell, int replicate) {
        GibbsLearner learner = ExactHalf.learner(cell);
        ReplicateValues values = new ReplicateValues(1);
        long[] counts = Replicator.of(cell, learner).counts(replicate);
        double[] row = new double[GibbsLearner.VALUES];
        learner.evaluator().evaluate(counts, row);
        values.set(0, row);
        return new Replay(cell, replicate, counts, posterior(cell, learner, counts), values);
    }

    /** The law of the action in every cell (s, y); revealed learners count triples (s, y, u). */
    private static double[][] posterior(Cell cell, GibbsLearner learner, long[] counts) {
        double[][] posterior = new double[cell.model().cells()][];
        if (learner instanceof TableGibbs table) {
            Arrays.setAll(posterior, c -> table.posterior(c, counts[c]));
            return posterior;
        }
        if (learner instanceof RevealedTableGibbs table) {
            Arrays.setAll(posterior, c -> table.posterior(c, counts));
            return posterior;
        }
        double[] weights = ((EnumeratedGibbs) learner).posterior(counts);
        int[][] policies = cell.learner().policies().orElseThrow().toArray();
        for (int c = 0; c < posterior.length; c++) {
            posterior[c] = new double[cell.model().actions()];
            for (int k = 0; k < weights.length; k++) {
                posterior[c][policies[k][c]] += weights[k];
            }
        }
        return posterior;
    }

    /**
     * The cell.
     *
     * @return the cell
     */
    public Cell cell() {
        return cell;
    }

    /**
     * The number of the replicate.
     *
     * @return from 0
     */
    public int replicate() {
        return replicate;
    }

    /**
     * Number of labels that fell on a context and label value.
     *
     * @param context s
     * @param label y
     * @return N(s,y)
     */
    public long count(int context, int label) {
        int targets = counts.length / posterior.length;
        int first = (context * labels() + label) * targets;
        return Arrays.stream(counts, first, first + targets).sum();
    }

    /**
     * Numbers of labels by target, where the targets were revealed.
     *
     * @param context s
     * @param label y
     * @return N(s,y,u) for every target u; empty where the learner sees labels alone
     */
    public long[] targets(int context, int label) {
        int targets = counts.length / posterior.length;
        int first = (context * labels() + label) * targets;
        return cell.learner().observable() == ObservableLoss.REVEALED
                ? Arrays.copyOfRange(counts, first, first + targets) : new long[0];
    }

    /**
     * What the posterior does on a context and label value.
     *
     * @param context s
     * @param label y
     * @return a copy: probability of every action; for an enumerated class that of the policies that take it
     */
    public double[] posterior(int context, int label) {
        return posterior[context * labels() + label].clone();
    }

    /**
     * Number of label values.
     *
     * @return at least 1
     */
    public int labels() {
        return cell.model().labels();
    }

    /**
     * Number of contexts.
     *
     * @return at least 1
     */
    public int contexts() {
        return cell.model().contexts();
    }

    /**
     * The four numbers that a journal keeps.
     *
     * @return a copy: true risk, risk under the observable loss, empirical risk, KL (nats)
     */
    public double[] row() {
        return values.row(0);
    }

    /**
     * The high-probability ceilings of this data set, from its measured KL.
     *
     * @return name to value
     */
    public Map<String, Double> ceilings() {
        Map<String, Double> ceilings = new LinkedHashMap<>();
        for (CeilingRule ceiling : BoundCatalogue.load().highProbability()) {
            ceilings.put(ceiling.statement().name(), ceiling.of(cell.learner().labels(), cell.bounds().delta(),
                    DataSetCeilings.grid(cell)).at(values.empiricalRisk(0), values.kl(0)));
        }
        return ceilings;
    }
}
