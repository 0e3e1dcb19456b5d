package dev.narrows.finite;

import dev.narrows.family.Family;
import dev.narrows.family.FamilyLearner;
import dev.narrows.family.FamilyModel;
import dev.narrows.family.KeyedType;
import dev.narrows.family.Parameters;
import dev.narrows.family.PartFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The finite family: codebook, two finite channels, a loss table, and Gibbs posteriors over tables or lists of
 * policies.
 */
public final class FiniteFamily implements Family {
    /** ({@code replicate-bits.properties} pins the bits of every version.) */
    static final int KERNELS = 1;

    private static final Set<String> FIT_THE_MODEL = Set.of("learner.class", "learner.prior");

    /** Called by {@code ServiceLoader}. */
    public FiniteFamily() {}

    @Override
    public String name() {
        return "finite";
    }

    @Override
    public int kernels() {
        return KERNELS;
    }

    @Override
    public Optional<FamilyModel> model(Parameters keys) {
        return new ModelReader(keys).read();
    }

    @Override
    public Optional<FamilyLearner> learner(Parameters keys, Optional<FamilyModel> model) {
        return new LearnerReader(keys, model.map(ModelSpec.class::cast)).read();
    }

    @Override
    public Map<String, List<? extends KeyedType>> types() {
        return Map.of(
                "channel", ChannelType.all().types(),
                "table", LossType.all().types(),
                "policies", PolicyType.all().types());
    }

    @Override
    public List<String> withDefault() {
        return List.of(
                "model.contexts.weights",
                "model.codebook.prior",
                "learner.posterior",
                "learner.class",
                "learner.beta",
                "learner.observable",
                "learner.labels",
                "learner.prior");
    }

    @Override
    public List<String> keys() {
        return Stream.concat(
                        withDefault().stream(),
                        Stream.of(
                                "model.family",
                                "model.codebook",
                                "model.cognitive",
                                "model.articulation",
                                "model.loss",
                                "model.contexts",
                                "model.separation",
                                "model.names",
                                "learner.policies",
                                "learner.hold-out",
                                "learner.split",
                                GivenReader.SWEPT))
                .toList();
    }

    @Override
    public Optional<PartFile> partFile() {
        return Optional.of(new ChannelFile());
    }

    @Override
    public boolean dependsOnModel(String key) {
        return FIT_THE_MODEL.contains(key)
                || key.startsWith("learner.policies")
                || key.startsWith("learner.observable");
    }
}
