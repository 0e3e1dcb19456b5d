package dev.narrows.finite;

import dev.narrows.family.Extensions;
import dev.narrows.family.KeyedType;
import dev.narrows.family.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * A kind of class of policies that a scenario can name as {@code learner.class}. Narrows' own stand in {@link #all()},
 * the default first; a user's is a public class with a public constructor without arguments, listed in
 * {@code META-INF/services/dev.narrows.finite.PolicyType} on the class path.
 */
public interface PolicyType extends KeyedType {
    @Override
    default String key() {
        return "class";
    }

    /**
     * Reads the keys of this type, which stand beside those that all learners have.
     *
     * @param learner the keys of the learner
     * @param model the model; empty where it was refused
     * @return the class; empty, or worthless, where the keys are not {@link Parameters#sound() sound}, and where the
     *     model decides it and there is none
     * @throws IllegalArgumentException with the words of the error, where the parameters do not fit together
     */
    Optional<? extends PolicyClass> read(Parameters learner, Optional<ModelSpec> model);

    /**
     * The types that there are.
     *
     * @return Narrows' own, then those of the class path
     * @throws IllegalStateException if one of the class path cannot be loaded, or has no proper name
     */
    static Extensions<PolicyType> all() {
        return Extensions.load(
                PolicyType.class, PolicyType::name, List.of(new DecisionTables.Type(), new EnumeratedPolicies.Type()));
    }
}
