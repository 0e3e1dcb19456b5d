package dev.narrows.scenario;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers what the nodes of the file itself were read as, so that a sweep does not read a large table again for every cell.
 * It learns while the file is read and is only looked up afterwards; what was read with an error is never remembered.
 */
final class Memo {
    private final Extensions<ChannelType> channels = Extensions.load(ChannelType.class, ChannelType::name);
    private final Extensions<LossType> losses = Extensions.load(LossType.class, LossType::name);
    private final Map<YamlNode, Object> known = new IdentityHashMap<>();
    private final long mostNumbers;
    private boolean learning = true;

    Memo(long mostNumbers) {
        this.mostNumbers = mostNumbers;
    }

    /** Numbers that the tables of a model may hold together. */
    long mostNumbers() {
        return mostNumbers;
    }

    /** The types of channels, as they were provided when the reading began. */
    Extensions<ChannelType> channels() {
        return channels;
    }

    /** The types of losses, as they were provided when the reading began. */
    Extensions<LossType> losses() {
        return losses;
    }

    /** From now on nothing is added: safe for several threads. */
    void freeze() {
        learning = false;
    }

    /** What {@code value} is read as, of a kind that is always the same for one node. */
    <T> Optional<T> read(Value value, Class<T> kind, Function<Value, Optional<T>> reader) {
        Object found = known.get(value.node());
        if (kind.isInstance(found)) {
            return Optional.of(kind.cast(found));
        }
        int before = value.problems().added();
        Optional<T> result = reader.apply(value).filter(x -> value.problems().added() == before);
        if (learning) {
            result.ifPresent(x -> known.put(value.node(), x));
        }
        return result;
    }
}
