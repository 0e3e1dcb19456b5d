package dev.narrows.finite;

import dev.narrows.family.Parameters;
import dev.narrows.learner.CalibratedLosses;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.learner.ObservedLosses;
import dev.narrows.model.FiniteModel;
import dev.narrows.yaml.Json;
import dev.narrows.yaml.Range;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the observable loss of a learner: {@code canonical}, {@code revealed}, {@code {proxy: [g(0), g(1), ...]}} or
 * {@code {calibrated: {gold: n, strength: alpha}}}.
 */
final class ObservableReader {
    private static final String PROXY = ObservableLoss.PROXY.label();
    private static final String CALIBRATED = ObservableLoss.CALIBRATED.label();
    private static final int MOST_GOLD = 1_000_000_000;
    private static final double LEAST_STRENGTH = 1e-9;
    private static final double MOST_STRENGTH = 1e9;

    private ObservableReader() {}

    /** An observable loss, with the target of every label for a proxy, and the gold labels of a calibrated one. */
    record Read(ObservableLoss loss, List<Integer> proxy, Optional<Calibration> calibration) {
        private static Read of(ObservableLoss loss) {
            return new Read(loss, List.of(), Optional.empty());
        }

        /** Law and losses of the labels of a model, as a learner sees them, before any gold label. */
        ObservedLosses of(FiniteModel model) {
            return switch (loss) {
                case CANONICAL -> ObservedLosses.canonical(model);
                case REVEALED -> ObservedLosses.revealed(model);
                case PROXY ->
                    ObservedLosses.proxy(
                            model, proxy.stream().mapToInt(Integer::intValue).toArray());
                case CALIBRATED ->
                    CalibratedLosses.of(model, calibration.orElseThrow().strength())
                            .at(new long[model.pairs() * model.targets()]);
            };
        }
    }

    /** The observable loss of a learner; canonical where the key is missing, or is reported as wrong. */
    static Read read(Parameters learner, Optional<ModelSpec> model) {
        return learner.wordOrMapping(
                "observable",
                List.of(ObservableLoss.CANONICAL.label(), ObservableLoss.REVEALED.label()),
                " or {proxy: [target of label 0, target of label 1, ...]}"
                        + " or {calibrated: {gold: number of labels}}",
                word -> Read.of(
                        word.equals(ObservableLoss.REVEALED.label())
                                ? ObservableLoss.REVEALED
                                : ObservableLoss.CANONICAL),
                keys -> keys.has(CALIBRATED) ? calibrated(keys) : proxy(keys, model));
    }

    private static Read calibrated(Parameters keys) {
        Optional<Calibration> calibration = keys.mapping(
                CALIBRATED,
                of -> new Calibration(
                        of.integer("gold", 0, MOST_GOLD),
                        of.number("strength", Range.between(LEAST_STRENGTH, MOST_STRENGTH), 1)),
                new Calibration(0, 1),
                Json.object());
        return new Read(ObservableLoss.CALIBRATED, List.of(), calibration);
    }

    private static Read proxy(Parameters keys, Optional<ModelSpec> model) {
        int labels = model.map(ModelSpec::labels).orElse(0);
        int largest = model.map(ModelSpec::targets).orElse(ChannelType.LARGEST) - 1;
        int[] targets = keys.integers(PROXY, 0, largest);
        if (labels > 0 && keys.sound() && targets.length != labels) {
            keys.refuse(PROXY, Wording.length(targets.length, labels + ", a target for each label"));
        }
        return new Read(ObservableLoss.PROXY, Arrays.stream(targets).boxed().toList(), Optional.empty());
    }
}
