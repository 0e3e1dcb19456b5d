package dev.narrows.bound;

import java.util.Optional;

/** A ceiling made of its parts; {@code theorem} is null where it is not known. */
record OwnCeiling(Statement statement, Needs needs, Reads reads, Maker maker, Theorem theorem) implements CeilingRule {
    OwnCeiling {
        if (statement.holds() != needs.holds()) {
            throw new IllegalArgumentException(statement.name() + ": needs " + needs + " and holds "
                    + statement.holds().words());
        }
    }

    @Override
    public Curve of(long labels, double delta, CatoniGrid grid) {
        return maker.of(labels, delta, grid);
    }

    @Override
    public Optional<MomentInequality> moment(long labels, CatoniGrid grid) {
        return Optional.ofNullable(theorem).map(it -> it.of(labels, grid));
    }
}
