package dev.narrows.sampling;

import dev.narrows.info.Channel;
import dev.narrows.model.Codebook;
import dev.narrows.model.FiniteModel;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws every label's (S, J, H, Y) one after the other, as the model tells it, and counts the cells (s, y) (immutable).
 *
 * <pre>
 * counts = 0
 * m times: S from p_S, J from pi, H from row u_J(S) of W_cog,S, Y from row H of W_art,S; count the cell (S, Y)
 * </pre>
 *
 * <p>The cost is O(m). It shares neither the cells' probabilities nor the binomials with {@link CollapsedSampler}, so each
 * checks the other; and it shows the judgments, which the counts do not. Laws exact up to that of {@link AliasTable}.
 */
public final class TupleSampler implements CountsSampler {
    private static final TupleRecorder NOBODY = (s, j, h, y) -> { };

    private final int alphabet;
    private final Codebook codebook;
    private final AliasTable contextLaw;
    private final AliasTable prior;
    private final AliasTable[][] cognitive;
    private final AliasTable[][] articulation;

    private TupleSampler(FiniteModel model) {
        alphabet = model.labels();
        codebook = model.codebook();
        contextLaw = AliasTable.of(model.contextLaw().toArray());
        prior = AliasTable.of(model.prior().toArray());
        int contexts = model.contexts();
        cognitive = tables(IntStream.range(0, contexts).mapToObj(model.cascade()::cognitive).toArray(Channel[]::new));
        articulation = tables(IntStream.range(0, contexts).mapToObj(model.cascade()::articulation).toArray(Channel[]::new));
    }

    /**
     * The sampler of a model's labels.
     *
     * @param model the model
     * @return the sampler
     */
    public static TupleSampler of(FiniteModel model) {
        return new TupleSampler(model);
    }

    @Override
    public int cells() {
        return cognitive.length * alphabet;
    }

    @Override
    public void sample(UniformRandomProvider rng, long labels, long[] counts) {
        sample(rng, labels, counts, NOBODY);
    }

    /**
     * Draws one count vector and shows every tuple.
     *
     * @param rng source of randomness, advanced; the same numbers as without a recorder
     * @param labels m, in [0, {@link CountsSampler#MAX_LABELS}]
     * @param counts overwritten with the counts of the cells {@code s |Y| + y}
     * @param recorder sees each tuple
     * @throws IllegalArgumentException if m is out of range or {@code counts} has another length than the cells
     */
    public void sample(UniformRandomProvider rng, long labels, long[] counts, TupleRecorder recorder) {
        Arguments.checkDraw(labels, counts, cells());
        Arrays.fill(counts, 0);
        for (long i = 0; i < labels; i++) {
            int s = contextLaw.sample(rng);
            int j = prior.sample(rng);
            int h = cognitive[s][codebook.word(j, s)].sample(rng);
            int y = articulation[s][h].sample(rng);
            counts[s * alphabet + y]++;
            recorder.record(s, j, h, y);
        }
    }

    /** Tables of all rows, one array a context; a channel that the first context has too is not tabled again. */
    private static AliasTable[][] tables(Channel[] channels) {
        AliasTable[][] tables = new AliasTable[channels.length][];
        for (int s = 0; s < channels.length; s++) {
            Channel channel = channels[s];
            tables[s] = s > 0 && channel == channels[0]
                    ? tables[0]
                    : IntStream.range(0, channel.inputs())
                            .mapToObj(x -> AliasTable.of(channel.row(x)))
                            .toArray(AliasTable[]::new);
        }
        return tables;
    }
}
