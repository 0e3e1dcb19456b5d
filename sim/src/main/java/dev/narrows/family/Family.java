package dev.narrows.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A family of feedback loops: what stands under {@code model} and {@code learner} where {@code model.family} names it.
 * Narrows' own and a user's come through the same door: a public class with a public constructor without arguments,
 * listed in {@code META-INF/services/dev.narrows.family.Family} on the class path. Everything else (sweeps, journal,
 * intervals, verdicts, files, page) is the same for all families and knows none.
 */
public interface Family {
    /**
     * The families that there are.
     *
     * @return Narrows' own, then others of the class path
     * @throws dev.narrows.bound.ExtensionException if one cannot be loaded, or has no proper name
     */
    static Extensions<Family> all() {
        return Extensions.load(Family.class, Family::name, List.of());
    }

    /**
     * The name in a scenario.
     *
     * @return lower-case letters, digits and hyphens
     */
    String name();

    /**
     * The version of the arithmetic of replicates. To be raised by one with every change that moves a bit of a
     * replicate's values for the same keys and streams; else a run that goes on would mix rows of the old arithmetic
     * with those of the new.
     *
     * @return at least 1
     */
    int kernels();

    /**
     * Reads the keys of {@code model}. What is read is what is named: it names the random streams and the kept
     * replicates.
     *
     * @param keys the keys beside {@code family}
     * @return the model; empty, or worthless, where the keys are not {@link Parameters#sound() sound}
     */
    Optional<FamilyModel> model(Parameters keys);

    /**
     * Reads the keys of {@code learner}.
     *
     * @param keys its keys
     * @param model the model, of this family; empty where it was refused, so that errors of the learner are told with
     *     its own
     * @return the learner; empty, or worthless, where the keys are not {@link Parameters#sound() sound} or there is no
     *     model
     */
    Optional<FamilyLearner> learner(Parameters keys, Optional<FamilyModel> model);

    /**
     * Types of parts that the JSON Schema of scenarios has room for: those of {@code channel} are the forms of
     * {@code #/$defs/channel}.
     *
     * @return the types by the definition whose forms they are; none unless overridden
     */
    default Map<String, List<? extends KeyedType>> types() {
        return Map.of();
    }

    /**
     * Keys with a default that can be set or swept where the file does not hold them.
     *
     * @return full paths, such as {@code learner.labels}; none unless overridden
     */
    default List<String> withDefault() {
        return List.of();
    }

    /**
     * Keys that a message on a key in a wrong place may name.
     *
     * @return full paths; {@link #withDefault()} unless overridden
     */
    default List<String> keys() {
        return withDefault();
    }

    /**
     * Whether what a key of {@code learner} may be depends on the model: it is then checked in every combination with
     * it.
     *
     * @param key full path of a key of {@code learner}
     * @return true unless overridden
     */
    default boolean dependsOnModel(String key) {
        return true;
    }

    /**
     * Files that may stand for parts of the model.
     *
     * @return what they hold; none unless overridden, and {@code type: file} is then a type like any other
     */
    default Optional<PartFile> partFile() {
        return Optional.empty();
    }
}
