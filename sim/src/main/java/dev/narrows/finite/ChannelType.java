package dev.narrows.finite;

import dev.narrows.family.Extensions;
import dev.narrows.family.KeyedType;
import dev.narrows.family.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of channel that a scenario can name as {@code type:}. Narrows' own stand in {@code TextbookTypes} and
 * {@code RaterTypes}; a user's is a public class with a public constructor without arguments, listed in
 * {@code META-INF/services/dev.narrows.finite.ChannelType} on the class path.
 *
 * <p>The channel must be a pure function of the parameters that are read: they, and they alone, name its random
 * streams. A number must be accepted on an interval, whatever the other keys are: of a swept range only the first,
 * second and last value are tried beforehand. A key with a default can be swept where the file holds it.
 */
public interface ChannelType extends KeyedType {
    /** The largest alphabet. */
    int LARGEST = 4_096;

    /**
     * Reads the keys of this type. A key that is not asked for is unknown, one that is asked for without a default is
     * required.
     *
     * @param parameters the keys beside {@code type}
     * @return the channel or channels, which are worthless when the parameters are not {@link Parameters#sound() sound}
     * @throws IllegalArgumentException with the words of the error, where the parameters do not fit together
     */
    ChannelPlan read(Parameters parameters);

    /**
     * The types that there are.
     *
     * @return Narrows' own, then those of the class path
     * @throws IllegalStateException if one of the class path cannot be loaded, or has no proper name
     */
    static Extensions<ChannelType> all() {
        List<ChannelType> own = new ArrayList<>(TextbookTypes.CHANNELS);
        own.addAll(RaterTypes.CHANNELS);
        own.add(TextbookTypes.FILE);
        return Extensions.load(ChannelType.class, ChannelType::name, own);
    }
}
