package dev.narrows.scenario;

import dev.narrows.info.Channel;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** A checked channel of which the table is not made yet. */
record ChannelSpec(int inputs, int outputs, ObjectNode resolved, Supplier<Channel> channel) {
    String shape() {
        return inputs + " x " + outputs;
    }
}
