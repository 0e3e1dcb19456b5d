package dev.narrows.finite;

import dev.narrows.family.Extensions;
import dev.narrows.family.KeyedType;
import dev.narrows.family.Parameters;

/**
 * A kind of loss that a scenario can name as {@code type:}. Narrows' own stand in {@code TextbookTypes}; a user's is a
 * public class with a public constructor without arguments, listed in
 * {@code META-INF/services/dev.narrows.finite.LossType} on the class path. What {@link ChannelType} asks of a channel
 * is asked of a loss.
 */
public interface LossType extends KeyedType {
    /**
     * Reads the keys of this type. A key that is not asked for is unknown, one that is asked for without a default is
     * required.
     *
     * @param parameters the keys beside {@code type}
     * @return the loss, which is worthless when the parameters are not {@link Parameters#sound() sound}
     * @throws IllegalArgumentException with the words of the error, where the parameters do not fit together
     */
    LossPlan read(Parameters parameters);

    /**
     * The types that there are.
     *
     * @return Narrows' own, then those of the class path
     * @throws IllegalStateException if one of the class path cannot be loaded, or has no proper name
     */
    static Extensions<LossType> all() {
        return Extensions.load(LossType.class, LossType::name, TextbookTypes.LOSSES);
    }
}
