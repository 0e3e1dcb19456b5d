package dev.narrows.channel;

import dev.narrows.info.Channel;
import java.util.List;

/** Channels by their matrices, for tests of other packages. */
public final class ChannelsForTests {
    private ChannelsForTests() {}

    /** Channels of one shape, one for each context. */
    public static GivenChannel of(String source, List<Channel> channels) {
        return GivenChannel.of(source, channels, List.of());
    }
}
