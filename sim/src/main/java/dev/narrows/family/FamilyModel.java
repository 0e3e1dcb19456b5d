package dev.narrows.family;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.model.Loop;
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
     * @return what was read, {@link Parameters#resolved()}; shares its nodes, not to be modified; reads back to the
     *     same model
     */
    ObjectNode resolved();

    /**
     * What the data depend on: {@link #resolved()} without the keys that change no data, such as a claim that is only
     * checked. It names the random streams, the kept replicates and the folder.
     *
     * @return shares its nodes, not to be modified; all of {@link #resolved()} unless overridden
     */
    default ObjectNode identity() {
        return resolved();
    }

    /**
     * What the data depend on, as text.
     *
     * @return the canonical form of {@link #identity()}
     */
    default String canonical() {
        return Canonical.text(identity());
    }

    /**
     * What floors need to know of every loop.
     *
     * @return contexts, codewords, separation
     */
    Loop loop();

    /**
     * What is known without sampling.
     *
     * @param bounds the floors that are asked for
     * @return informations, floors, Bayes risk
     */
    ExactHalf exact(BoundCatalogue bounds);
}
