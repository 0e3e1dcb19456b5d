package dev.narrows.finite;

import dev.narrows.family.Parameters;
import java.util.List;
import java.util.function.Function;

/** A type of channel as an entry of a list. */
record ListedChannel(String name, List<String> forms, Function<Parameters, ChannelPlan> reader) implements ChannelType {
    @Override
    public ChannelPlan read(Parameters parameters) {
        return reader.apply(parameters);
    }
}
