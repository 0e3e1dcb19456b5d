package dev.narrows.finite;

import dev.narrows.model.Loss;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The shape of a loss of which the table is not made yet (immutable). */
public final class LossPlan {
    private final int actions;
    private final int targets;
    private final int leastTargets;
    private final IntFunction<Loss> loss;

    private LossPlan(int actions, int targets, int leastTargets, IntFunction<Loss> loss) {
        this.actions = actions;
        this.targets = targets;
        this.leastTargets = leastTargets;
        this.loss = loss;
    }

    /**
     * A loss of which the actions are the targets, however many the cascade has.
     *
     * @param leastTargets so many targets it needs
     * @param loss makes it for a number of targets, always the same
     * @return the plan
     */
    public static LossPlan square(int leastTargets, IntFunction<Loss> loss) {
        return new LossPlan(0, 0, leastTargets, loss);
    }

    /**
     * A loss of a shape of its own.
     *
     * @param actions its actions, 1 to 4096
     * @param targets its targets, 1 to 4096: as many as the cascade must have
     * @param loss makes it, always the same
     * @return the plan
     * @throws IllegalArgumentException if a size is out of range
     */
    public static LossPlan of(int actions, int targets, Supplier<Loss> loss) {
        if (Math.min(actions, targets) < 1 || Math.max(actions, targets) > ChannelType.LARGEST) {
            throw new IllegalArgumentException("makes a loss of " + actions + " actions and " + targets
                    + " targets, may make from 1 to " + ChannelType.LARGEST);
        }
        return new LossPlan(actions, targets, 1, ignored -> loss.get());
    }

    /** Actions, when there are so many targets. */
    int actions(int cascade) {
        return actions == 0 ? cascade : actions;
    }

    /** Targets, when the cascade has so many. */
    int targets(int cascade) {
        return targets == 0 ? cascade : targets;
    }

    int leastTargets() {
        return leastTargets;
    }

    Loss make(int cascade) {
        Loss made = loss.apply(cascade);
        if (made.actions() != actions(cascade) || made.targets() != targets(cascade)) {
            throw new IllegalStateException("loss: has " + made.actions() + " actions and " + made.targets()
                    + " targets, was planned with " + actions(cascade) + " and " + targets(cascade));
        }
        return made;
    }
}
