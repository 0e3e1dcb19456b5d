package dev.narrows.finite;

import dev.narrows.family.Parameters;
import dev.narrows.learner.ObservableLoss;
import dev.narrows.yaml.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the observable loss of a learner: {@code canonical}, {@code revealed} or {@code {proxy: [g(0), g(1), ...]}}.
 */
final class ObservableReader {
    private static final String PROXY = ObservableLoss.PROXY.label();

    private ObservableReader() {}

    /** An observable loss; the target of every label for a proxy, else empty. */
    record Read(ObservableLoss loss, List<Integer> proxy) {}

    /** The observable loss of a learner; canonical where the key is missing, or is reported as wrong. */
    static Read read(Parameters learner, Optional<ModelSpec> model) {
        return learner.wordOrMapping(
                "observable",
                List.of(ObservableLoss.CANONICAL.label(), ObservableLoss.REVEALED.label()),
                " or {proxy: [target of label 0, target of label 1, ...]}",
                word -> new Read(
                        word.equals(ObservableLoss.REVEALED.label())
                                ? ObservableLoss.REVEALED
                                : ObservableLoss.CANONICAL,
                        List.of()),
                keys -> proxy(keys, model));
    }

    private static Read proxy(Parameters keys, Optional<ModelSpec> model) {
        int labels = model.map(ModelSpec::labels).orElse(0);
        int largest = model.map(ModelSpec::targets).orElse(ChannelType.LARGEST) - 1;
        int[] targets = keys.integers(PROXY, 0, largest);
        if (labels > 0 && keys.sound() && targets.length != labels) {
            keys.refuse(PROXY, Wording.length(targets.length, labels + ", a target for each label"));
        }
        return new Read(ObservableLoss.PROXY, Arrays.stream(targets).boxed().toList());
    }
}
