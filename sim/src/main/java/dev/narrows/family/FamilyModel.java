package dev.narrows.family;

import dev.narrows.bound.BoundCatalogue;
import tools.jackson.databind.node.ObjectNode;

/**
 * A checked model of a family (immutable): what is known of it without sampling. Shared by cells that differ elsewhere.
 */
public interface FamilyModel {
    /**
     * Its family.
     *
     * @return the family that read it
     */
    Family family();

    /**
     * The keys of {@code model} with all defaults, in the order of the documentation.
     *
     * @return shares its nodes, not to be modified; reads back to the same model
     */
    ObjectNode resolved();

    /**
     * What the data depend on, as text.
     *
     * @return the canonical form of {@link #resolved()}, without what changes no data
     */
    default String canonical() {
        return Canonical.text(resolved());
    }

    /**
     * What is known without sampling.
     *
     * @param bounds the floors that are asked for
     * @return informations, floors, Bayes risk
     */
    ExactHalf exact(BoundCatalogue bounds);
}
