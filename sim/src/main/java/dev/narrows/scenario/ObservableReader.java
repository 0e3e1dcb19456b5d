package dev.narrows.scenario;

import dev.narrows.learner.ObservableLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the observable loss of a learner: {@code canonical}, {@code revealed} or {@code {proxy: [g(0), g(1), ...]}}. */
final class ObservableReader {
    private static final String PROXY = ObservableLoss.PROXY.label();

    private ObservableReader() {
    }

    /** An observable loss; the target of every label for a proxy, else empty. */
    record Read(ObservableLoss loss, List<Integer> proxy) {
        private static Read without(ObservableLoss loss) {
            return new Read(loss, List.of());
        }

        JsonNode resolved() {
            return loss == ObservableLoss.PROXY
                    ? Json.object().set(PROXY, Json.all(proxy.stream().map(g -> Json.of(g.longValue())).toList()))
                    : Json.of(loss.label());
        }
    }

    /** The observable loss of a learner; canonical where the key is missing, or is reported as wrong. */
    static Read read(Fields learner, Optional<ModelSpec> model) {
        return learner.find("observable").map(value -> read(value, model)).orElse(Read.without(ObservableLoss.CANONICAL));
    }

    private static Read read(Value value, Optional<ModelSpec> model) {
        if (value.node() instanceof YamlNode.Mapping) {
            return proxy(value, model);
        }
        String word = value.choice(List.of(ObservableLoss.CANONICAL.label(), ObservableLoss.REVEALED.label()),
                " or {proxy: [target of label 0, target of label 1, ...]}");
        return Read.without(word.equals(ObservableLoss.REVEALED.label()) ? ObservableLoss.REVEALED : ObservableLoss.CANONICAL);
    }

    private static Read proxy(Value value, Optional<ModelSpec> model) {
        List<Integer> targets = new ArrayList<>();
        Fields.of(value, List.of(PROXY), List.of()).find(PROXY).ifPresent(list -> {
            int labels = model.map(ModelSpec::labels).orElse(0);
            int largest = model.map(ModelSpec::targets).orElse(ChannelType.LARGEST) - 1;
            List<Value> items = list.items(1, ChannelType.LARGEST);
            if (labels > 0 && !items.isEmpty() && items.size() != labels) {
                list.refuse("has " + items.size() + (items.size() == 1 ? " entry" : " entries") + ", must have " + labels
                        + ", a target for each label");
            }
            items.forEach(item -> targets.add((int) item.integer(0, largest)));
        });
        return new Read(ObservableLoss.PROXY, List.copyOf(targets));
    }
}
