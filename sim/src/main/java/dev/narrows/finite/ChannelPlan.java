package dev.narrows.finite;

import dev.narrows.family.Parameters;
import dev.narrows.info.Channel;
import dev.narrows.info.NamedChannels;
import dev.narrows.numeric.Arguments;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The shape of a channel, or of one channel for each context, of which the tables are not made yet: sizes are checked
 * before anything is allocated.
 *
 * @param inputs rows of each, 1 to 4096
 * @param outputs columns of each, 1 to 4096
 * @param perContext whether there is one channel for each context; else one serves all
 * @param channels make them, in the order of the contexts
 */
public record ChannelPlan(int inputs, int outputs, boolean perContext, List<Supplier<Channel>> channels) {
    /**
     * Checks the sizes.
     *
     * @param inputs rows of each
     * @param outputs columns of each
     * @param perContext whether there is one channel for each context
     * @param channels make them; at least one, and one where it serves all contexts
     * @throws IllegalArgumentException if a size is out of range, or there are not so many channels
     */
    public ChannelPlan {
        requireSize("inputs", inputs);
        requireSize("outputs", outputs);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("makes no channel, must make one for each context");
        }
        if (!perContext) {
            Arguments.requireSize("channels", channels.size(), 1);
        }
        channels = List.copyOf(channels);
    }

    private static void requireSize(String name, int size) {
        if (size < 1 || size > ChannelType.LARGEST) {
            throw new IllegalArgumentException(
                    "makes a channel of " + size + " " + name + ", may make from 1 to " + ChannelType.LARGEST);
        }
    }

    /**
     * One channel for all contexts.
     *
     * @param inputs its rows, 1 to 4096
     * @param outputs its columns, 1 to 4096
     * @param channel makes it, always the same
     * @return the plan
     * @throws IllegalArgumentException if a size is out of range
     */
    public static ChannelPlan of(int inputs, int outputs, Supplier<Channel> channel) {
        return new ChannelPlan(inputs, outputs, false, List.of(channel));
    }

    /**
     * One channel for each context.
     *
     * @param inputs rows of each, 1 to 4096
     * @param outputs columns of each, 1 to 4096
     * @param channels make them, in the order of the contexts; at least one
     * @return the plan
     * @throws IllegalArgumentException if a size is out of range or there is no channel
     */
    public static ChannelPlan perContext(int inputs, int outputs, List<Supplier<Channel>> channels) {
        return new ChannelPlan(inputs, outputs, true, channels);
    }

    /**
     * A required channel, of any type, that a type is made of.
     *
     * @param parameters the keys of the type
     * @param key its key
     * @return the channel, for all contexts or one for each
     */
    public static ChannelPlan read(Parameters parameters, String key) {
        return parameters
                .part(
                        key,
                        StageSpec.class,
                        value -> StageReader.read(value, parameters.memo()),
                        stage -> stage.resolved().node())
                .map(StageSpec::plan)
                .orElse(of(1, 1, () -> NamedChannels.noiseless(1)));
    }

    /**
     * These channels, each changed in the same way.
     *
     * @param change what becomes of a channel; keeps its shape
     * @return the plan, for all contexts or for each as this one
     */
    public ChannelPlan then(UnaryOperator<Channel> change) {
        return new ChannelPlan(
                inputs,
                outputs,
                perContext,
                channels.stream()
                        .<Supplier<Channel>>map(made -> () -> change.apply(made.get()))
                        .toList());
    }

    /**
     * Number of channels.
     *
     * @return the contexts, or 1 if one channel serves all
     */
    public int count() {
        return channels.size();
    }

    /**
     * Makes one of the channels.
     *
     * @param context a context; any if one channel serves all
     * @return the channel
     * @throws IndexOutOfBoundsException if there is no channel for the context
     * @throws IllegalStateException if the channel is not of this plan's shape
     */
    public Channel make(int context) {
        Channel made = channels.get(perContext ? context : 0).get();
        if (made.inputs() != inputs || made.outputs() != outputs) {
            throw new IllegalStateException(
                    "channel: is " + made.inputs() + " x " + made.outputs() + ", was planned as " + shape());
        }
        return made;
    }

    String shape() {
        return inputs + " x " + outputs;
    }
}
