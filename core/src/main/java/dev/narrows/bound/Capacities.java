package dev.narrows.bound;

import dev.narrows.info.Capacity;
import dev.narrows.info.CapacityBracket;
import dev.narrows.info.Channel;
import dev.narrows.info.MutualInformation;
import dev.narrows.info.Pmf;
import dev.narrows.model.Cascade;
import dev.narrows.model.FiniteModel;
import dev.narrows.numeric.CompensatedSum;
import dev.narrows.numeric.Digits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the label can carry and does carry about the target, in nats, per context and averaged over contexts
 * (immutable):
 *
 * <pre>
 * cognitive C_cog|s = max_p I(U;H|S=s)      articulation C_art|s = max_p I(H;Y|S=s)
 * total     C_tot|s = min(C_cog|s, C_art|s) cascade      C_cas|s = max_p I(U;Y|S=s)
 * mixture   I(J;Y|S=s) = I(U;Y|S=s)         average      sum_s p_s (.)
 * </pre>
 *
 * <p>with {@code mixture <= cascade <= total} (data processing), which holds for the numbers returned too: an upper end
 * that a larger quantity's upper end undercuts is replaced by it. All numbers but the lower ends of brackets are upper
 * ends, since a floor built on too little information is no floor. A capacity whose iteration did not converge is still
 * a valid bracket and says so. A channel that several contexts share is worked on once. Source: Cao, arXiv:2509.15932;
 * Cover and Thomas, 2nd ed., section 7.1 and theorem 2.8.1.
 */
public final class Capacities implements Informations {
    private final Pmf contextLaw;
    private final CapacityBracket[] cognitive;
    private final CapacityBracket[] articulation;
    private final CapacityBracket[] cascade;
    private final double[][] information;
    private final double[] average;
    private final double targetContext;

    private Capacities(FiniteModel model) {
        int contexts = model.contexts();
        contextLaw = model.contextLaw();
        cognitive = new CapacityBracket[contexts];
        articulation = new CapacityBracket[contexts];
        cascade = new CapacityBracket[contexts];
        information = new double[InformationKind.values().length][contexts];
        Map<Channel, CapacityBracket> known = new HashMap<>();
        for (int s = 0; s < contexts; s++) {
            fill(s, model, known);
        }
        average = new double[information.length];
        for (int kind = 0; kind < average.length; kind++) {
            average[kind] = averageUpper(information[kind]);
        }
        targetContext = targetContext(model);
    }

    /**
     * The capacities of a model, each to the default gap of {@link Capacity}.
     *
     * @param model the model
     * @return its capacities
     */
    public static Capacities of(FiniteModel model) {
        return new Capacities(model);
    }

    private void fill(int s, FiniteModel model, Map<Channel, CapacityBracket> known) {
        Cascade stages = model.cascade();
        cognitive[s] = known.computeIfAbsent(stages.cognitive(s), Capacity::of);
        articulation[s] = known.computeIfAbsent(stages.articulation(s), Capacity::of);
        double total = Math.min(cognitive[s].upper(), articulation[s].upper());
        CapacityBracket whole = known.computeIfAbsent(stages.product(s), Capacity::of);
        double upper = Math.min(whole.upper(), total);
        cascade[s] = new CapacityBracket(Math.min(whole.lower(), upper), upper, whole.iterations(), whole.converged());
        information[InformationKind.TOTAL.ordinal()][s] = total;
        information[InformationKind.CASCADE.ordinal()][s] = upper;
        double mixture = MutualInformation.upper(targetLaw(model, s), stages.product(s));
        information[InformationKind.MIXTURE.ordinal()][s] = Math.min(mixture, upper);
    }

    /** The law of the target in context s, as a law. */
    static Pmf targetLaw(FiniteModel model, int s) {
        double[] law = new double[model.targets()];
        for (int u = 0; u < law.length; u++) {
            law[u] = model.targetProbability(u, s);
        }
        return Pmf.of(law);
    }

    private static double targetContext(FiniteModel model) {
        double[][] rows = new double[model.contexts()][];
        boolean independent = true;
        for (int s = 0; s < rows.length; s++) {
            rows[s] = targetLaw(model, s).toArray();
            independent &= Arrays.equals(rows[s], rows[0]);
        }
        return independent ? 0 : MutualInformation.upper(model.contextLaw(), Channel.of(rows));
    }

    private double averageUpper(double[] values) {
        return Outward.up(CompensatedSum.of(values.length, s -> contextLaw.probability(s) * values[s]));
    }

    /**
     * Capacity of the first stage.
     *
     * @param s context
     * @return {@code C_cog|s}
     */
    public CapacityBracket cognitive(int s) {
        return cognitive[s];
    }

    /**
     * Capacity of the second stage.
     *
     * @param s context
     * @return {@code C_art|s}
     */
    public CapacityBracket articulation(int s) {
        return articulation[s];
    }

    /**
     * Capacity of both stages together.
     *
     * @param s context
     * @return {@code C_cas|s}
     */
    public CapacityBracket cascade(int s) {
        return cascade[s];
    }

    /**
     * What the codebook mixture sends.
     *
     * @param s context
     * @return {@code I(U;Y|S=s)}, upper end
     */
    public double mixture(int s) {
        return information(InformationKind.MIXTURE, s);
    }

    /**
     * Information of one kind in one context.
     *
     * @param kind which
     * @param s context
     * @return its upper end
     */
    @Override
    public double information(InformationKind kind, int s) {
        return information[kind.ordinal()][s];
    }

    /**
     * Information of one kind averaged over the contexts.
     *
     * @param kind which
     * @return its upper end
     */
    @Override
    public double average(InformationKind kind) {
        return average[kind.ordinal()];
    }

    /**
     * What the context alone tells of the target.
     *
     * @return {@code I(U;S)}, upper end; 0 when the law of the target is the same in all contexts
     */
    @Override
    public double targetContext() {
        return targetContext;
    }

    /**
     * The averages over the contexts as people read them.
     *
     * @return upper ends to four digits, rounded up, such as {@code total 0.3682, cascade 0.2004, mixture 0.2004 nats}
     */
    @Override
    public String toString() {
        return "total " + Digits.up(average(InformationKind.TOTAL))
                + ", cascade " + Digits.up(average(InformationKind.CASCADE))
                + ", mixture " + Digits.up(average(InformationKind.MIXTURE)) + " nats";
    }
}
