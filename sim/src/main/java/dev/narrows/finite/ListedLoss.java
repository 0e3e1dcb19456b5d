package dev.narrows.finite;

import dev.narrows.family.Parameters;
import java.util.List;
import java.util.function.Function;

/** A type of loss as an entry of a list. */
record ListedLoss(String name, List<String> forms, Function<Parameters, LossPlan> reader) implements LossType {
    @Override
    public LossPlan read(Parameters parameters) {
        return reader.apply(parameters);
    }
}
