package dev.narrows.bound;

/** A floor or a ceiling of the catalogue. */
public interface BoundRule {
    /**
     * What the bound says of itself.
     *
     * @return its statement, always the same
     */
    Statement statement();
}
