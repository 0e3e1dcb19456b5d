package dev.narrows.finite;

import dev.narrows.family.Parameters;

/**
 * A kind of loss that a scenario can name as {@code type:}: a public class with a public constructor without arguments,
 * listed in {@code META-INF/services/dev.narrows.finite.LossType} on the class path. What {@link ChannelType} asks of a
 * channel is asked of a loss.
 */
public interface LossType {
    /**
     * The name in a scenario.
     *
     * @return such as {@code zero-one}: lower-case letters, digits and hyphens
     */
    String name();

    /**
     * Reads the keys of this type. A key that is not asked for is unknown, one that is asked for without a default is
     * required.
     *
     * @param parameters the keys beside {@code type}
     * @return the loss, which is worthless when the parameters are not {@link Parameters#sound() sound}
     * @throws IllegalArgumentException with the words of the error, where the parameters do not fit together
     */
    LossPlan read(Parameters parameters);
}
