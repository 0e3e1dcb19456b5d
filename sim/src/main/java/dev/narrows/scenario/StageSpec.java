package dev.narrows.scenario;

import dev.narrows.info.Channel;
import java.util.List;

/** One stage of the cascade: a channel for all contexts ({@code perContext} false) or one a context, all of one shape. */
record StageSpec(List<ChannelSpec> channels, boolean perContext, Resolved resolved) {
    int inputs() {
        return channels.get(0).inputs();
    }

    int outputs() {
        return channels.get(0).outputs();
    }

    List<Channel> build() {
        return channels.stream().map(spec -> spec.channel().get()).toList();
    }
}
