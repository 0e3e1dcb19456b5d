package dev.narrows.model;

import dev.narrows.info.Channel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two-stage cascade: in context s the target goes through the cognitive channel {@code W_cog,s} (rows: targets,
 * columns: judgments), the judgment through the articulation channel {@code W_art,s} (rows: judgments, columns:
 * labels).
 *
 * <p>A stage is given as one channel for all contexts or as one per context; channels of one stage have one shape.
 * Source: Cao, arXiv:2509.15932, the cascade U -> H -> Y given S.
 */
public final class Cascade {
    private final List<Channel> cognitive;
    private final List<Channel> articulation;
    private final List<Channel> product;

    private Cascade(List<Channel> cognitive, List<Channel> articulation) {
        this.cognitive = cognitive;
        this.articulation = articulation;
        int contexts = Math.max(cognitive.size(), articulation.size());
        this.product = IntStream.range(0, contexts)
                .mapToObj(s -> at(cognitive, s).then(at(articulation, s)))
                .toList();
    }

    /**
     * The cascade of these stages.
     *
     * @param cognitive one channel, or one per context; all of one shape
     * @param articulation one channel, or one per context; all of one shape, with as many inputs as the cognitive
     *     channels have outputs
     * @return the cascade
     * @throws IllegalArgumentException if a list is empty, both lists have more than one channel and different lengths,
     *     shapes of a stage differ, or the stages do not fit
     */
    public static Cascade of(List<Channel> cognitive, List<Channel> articulation) {
        requireOneShape("cognitive", cognitive);
        requireOneShape("articulation", articulation);
        if (cognitive.size() > 1 && articulation.size() > 1 && cognitive.size() != articulation.size()) {
            throw new IllegalArgumentException("articulation: has " + articulation.size() + " channels, must have "
                    + cognitive.size() + " as cognitive");
        }
        return new Cascade(List.copyOf(cognitive), List.copyOf(articulation));
    }

    /**
     * The cascade with the same two stages in every context.
     *
     * @param cognitive the first stage
     * @param articulation the second stage, with as many inputs as the first has outputs
     * @return the cascade
     * @throws IllegalArgumentException if the stages do not fit
     */
    public static Cascade of(Channel cognitive, Channel articulation) {
        return of(List.of(cognitive), List.of(articulation));
    }

    /**
     * The first stage at context s.
     *
     * @param s context
     * @return {@code W_cog,s}: targets to judgments
     */
    public Channel cognitive(int s) {
        return at(cognitive, s);
    }

    /**
     * The second stage at context s.
     *
     * @param s context
     * @return {@code W_art,s}: judgments to labels
     */
    public Channel articulation(int s) {
        return at(articulation, s);
    }

    /**
     * Both stages at context s: {@code W_s[u][y] = sum_h W_cog,s[u][h] W_art,s[h][y]}.
     *
     * @param s context
     * @return the product channel: targets to labels
     */
    public Channel product(int s) {
        return at(product, s);
    }

    /**
     * Contexts for which this cascade is given: 1 when both stages are shared by all contexts.
     *
     * @return number of distinct cascades listed, at least 1
     */
    public int contexts() {
        return product.size();
    }

    /**
     * Number of targets K.
     *
     * @return rows of the cognitive channels
     */
    public int targets() {
        return cognitive.get(0).inputs();
    }

    /**
     * Number of labels |Y|.
     *
     * @return columns of the articulation channels
     */
    public int labels() {
        return articulation.get(0).outputs();
    }

    private static Channel at(List<Channel> stage, int s) {
        return stage.get(stage.size() == 1 ? 0 : s);
    }

    private static void requireOneShape(String name, List<Channel> stage) {
        if (stage.isEmpty()) {
            throw new IllegalArgumentException(name + ": is empty, must hold at least one channel");
        }
        Channel first = stage.get(0);
        for (Channel channel : stage) {
            if (channel.inputs() != first.inputs() || channel.outputs() != first.outputs()) {
                throw new IllegalArgumentException(name + ": holds " + channel + ", must be " + first + " throughout");
            }
        }
    }
}
