package dev.narrows.cli;

import dev.narrows.judge.ChanceLevel;
import dev.narrows.judge.ContextGap;
import dev.narrows.judge.Judgment;
import dev.narrows.judge.LossTable;
import dev.narrows.judge.Measured;
import dev.narrows.judge.Quantity;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.Resampling;
import dev.narrows.rating.InformationEstimator;
import dev.narrows.rating.JointCounts;
import dev.narrows.result.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a judge's labels carry as JSON, for programs and for the page. */
final class JudgeJson {
    private final Path file;
    private final Ratings ratings;
    private final LossTable loss;
    private final Resampling how;

    JudgeJson(Path file, Ratings ratings, LossTable loss, Resampling how) {
        this.file = file;
        this.ratings = ratings;
        this.loss = loss;
        this.how = how;
    }

    /** Everything, in nats; {@code levels} of each view, or none. */
    ObjectNode of(
            List<Judgment> judgments, List<ChanceLevel> levels, Optional<ChanceLevel> chance, AgreementText agreement) {
        ObjectNode root = head();
        chance.ifPresent(level -> put(root, level).put("shuffles", level.shuffles()));
        agreement.json(root);
        ArrayNode views = root.putArray("views");
        for (int v = 0; v < judgments.size(); v++) {
            ObjectNode view = views.addObject();
            put(view, judgments.get(v));
            if (!levels.isEmpty()) {
                put(view, levels.get(v));
            }
        }
        return root;
    }

    /** Between which contexts agreement differs most. */
    static void put(ObjectNode root, ContextGap gap) {
        root.putObject("context_gap")
                .put("low", gap.low())
                .put("high", gap.high())
                .put("low_agreement", gap.lowAgreement())
                .put("high_agreement", gap.highAgreement())
                .put("contexts", gap.contexts())
                .putObject("difference")
                .put("value", gap.difference().value())
                .put("low", gap.difference().low())
                .put("high", gap.difference().high());
    }

    private ObjectNode head() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("file", file.toString())
                .put("ratings", ratings.total())
                .put("items", ratings.items())
                .put("confidence", how.confidence())
                .put("resamples", how.resamples())
                .put("seed", how.seed());
        names(root.putArray("truths"), ratings.truths());
        names(root.putArray("labels"), ratings.labels());
        names(root.putArray("raters"), ratings.raters());
        names(root.putArray("context_columns"), ratings.contextColumns());
        names(root.putArray("contexts"), ratings.contexts());
        ArrayNode notes = root.putArray("notes");
        names(notes, ratings.notes());
        names(notes, loss.notes());
        put(root.putObject("loss"));
        return root;
    }

    /** The table of zero-one loss says nothing that its name does not. */
    private void put(ObjectNode node) {
        node.put("name", loss.name()).put("risk", loss.mean()).put("detail", loss.detail());
        if (!loss.isZeroOne()) {
            names(node.putArray("answers"), loss.answers());
            ArrayNode rows = node.putArray("table");
            for (int a = 0; a < loss.answers().size(); a++) {
                ArrayNode row = rows.addArray();
                for (int u = 0; u < ratings.truths().size(); u++) {
                    row.add(loss.loss().value(a, u, 0));
                }
            }
        }
    }

    static void names(ArrayNode array, List<String> names) {
        names.forEach(array::add);
    }

    private static ObjectNode put(ObjectNode node, ChanceLevel level) {
        return node.putObject("information_by_chance").put("mean", level.mean()).put("high", level.high());
    }

    private static void put(ObjectNode view, Judgment judgment) {
        view.put("kind", judgment.kind()).put("name", judgment.name()).put("items", judgment.items());
        view.put("ratings", judgment.counts().total());
        put(view.putArray("counts"), judgment.counts());
        judgment.needed().ifPresent(needed -> view.put("ratings_needed", needed));
        for (Quantity quantity : Quantity.values()) {
            Measured measured = judgment.measured().get(quantity);
            if (measured != null) {
                view.putObject(quantity.label())
                        .put("value", measured.value())
                        .put("low", measured.low())
                        .put("high", measured.high())
                        .put("bias", measured.bias());
            }
        }
        ObjectNode estimators = view.putObject("information_estimates");
        for (InformationEstimator estimator : InformationEstimator.values()) {
            estimators.put(estimator.label(), estimator.of(judgment.counts()));
        }
        judgment.floor().ifPresent(floor -> view.put("floor_estimated", floor));
        view.put("worse_than_chance", judgment.worseThanChance()).put("blind_risk", judgment.blindRisk());
    }

    private static void put(ArrayNode contexts, JointCounts counts) {
        for (int s = 0; s < counts.contexts(); s++) {
            ArrayNode rows = contexts.addArray();
            for (int u = 0; u < counts.truths(); u++) {
                ArrayNode row = rows.addArray();
                for (int y = 0; y < counts.labels(); y++) {
                    row.add(counts.count(s, u, y));
                }
            }
        }
    }
}
