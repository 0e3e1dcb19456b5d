package dev.narrows.bound;

/** A ceiling made of its parts. */
record OwnCeiling(Statement statement, Needs needs, Maker maker) implements CeilingRule {
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
}
