package dev.narrows.finite;

import dev.narrows.family.Resolved;
import dev.narrows.info.Channel;
import java.util.List;
import java.util.stream.IntStream;

/** One stage of the cascade: a channel for all contexts or one for each. */
record StageSpec(ChannelPlan plan, Resolved resolved) {
    int inputs() {
        return plan.inputs();
    }

    int outputs() {
        return plan.outputs();
    }

    boolean perContext() {
        return plan.perContext();
    }

    int count() {
        return plan.count();
    }

    List<Channel> build() {
        return IntStream.range(0, plan.count()).mapToObj(plan::make).toList();
    }
}
