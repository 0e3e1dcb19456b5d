package dev.narrows.cli;

import dev.narrows.explain.Decimals;
import dev.narrows.explain.PlainText;
import dev.narrows.judge.LatentClasses;
import dev.narrows.judge.Ratings;
import dev.narrows.rating.DawidSkene;
import dev.narrows.rating.DawidSkeneFit;
import dev.narrows.result.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model says of raters where the truth is not known, for people and for programs. */
final class LatentText {
    private static final int MOST_ROWS = 40;

    private final Path file;
    private final Ratings ratings;
    private final long seed;
    private final LatentClasses full;
    private final LatentClasses oneCoin;
    private final AgreementText agreement;

    LatentText(Path file, Ratings ratings, int starts, long seed) {
        this.file = file;
        this.ratings = ratings;
        this.seed = seed;
        this.full = LatentClasses.of(ratings, DawidSkene.full(), starts, seed);
        this.oneCoin = LatentClasses.of(ratings, DawidSkene.oneCoin(), starts, seed);
        this.agreement = new AgreementText(ratings);
    }

    /** Rows for each rater, one for each class, then what they say in words. */
    String table(Screen screen, Unit unit) {
        TextTable table = new TextTable(screen);
        List<String> header = new ArrayList<>(List.of("rater", "n", "agree", "I " + unit.label(), "class"));
        header.addAll(ratings.labels());
        table.row(header);
        List<Integer> shown = shown();
        shown.forEach(rater -> rows(rater, unit).forEach(table::row));
        String head = file + ": " + ratings.total() + " ratings of " + ratings.items() + " items given by "
                + JudgeText.count(ratings.raters().size(), "rater") + "; labels "
                + JudgeText.quoted(ratings.labels()) + "; no truth";
        return screen.wrap(PlainText.printable(head), 2)
                + table.text()
                + screen.wrap(PlainText.printable(String.join("\n", sentences(shown.size(), unit))), 2);
    }

    /** Those with most ratings. */
    private List<Integer> shown() {
        return IntStream.range(0, full.raters().size())
                .boxed()
                .sorted(Comparator.comparing(r -> -full.raters().get(r).ratings()))
                .limit(Math.max(1, MOST_ROWS / ratings.labels().size()))
                .toList();
    }

    private List<List<String>> rows(int number, Unit unit) {
        LatentClasses.Rater rater = full.raters().get(number);
        int q = ratings.labels().size();
        if (!rater.enough()) {
            List<String> row = new ArrayList<>(List.of(rater.name(), rater.ratings() + " of " + rater.needed()));
            row.addAll(Collections.nCopies(q + 3, ""));
            return List.of(row);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < q; k++) {
            List<String> row = new ArrayList<>(
                    k > 0
                            ? List.of("", "", "", "")
                            : List.of(
                                    rater.name(),
                                    Long.toString(rater.ratings()),
                                    Decimals.risk(rater.agreement()),
                                    unit.brief(rater.information())));
            row.add(ratings.labels().get(k));
            List<Double> shares = rater.confusion().get(k);
            row.addAll(
                    shares.isEmpty()
                            ? Collections.nCopies(q, "-")
                            : shares.stream().map(LatentText::share).toList());
            rows.add(row);
        }
        return rows;
    }

    /** To four decimals: the steps leave many that are nearly 0. */
    private static String share(double share) {
        return Decimals.risk(share < 1e-4 ? 0 : share);
    }

    private List<String> sentences(int shown, Unit unit) {
        List<String> lines = new ArrayList<>();
        lines.add("there is no truth here: classes are those of a model (Dawid and Skene), in which the ratings of an"
                + " item are independent given its class, and are named by the labels. Where raters err together, the"
                + " model takes their error for the class");
        lines.add(words("full model, a confusion matrix for each rater", full));
        lines.add(words("one-coin model, one number for each rater", oneCoin));
        lines.add("the full model itself expects its most likely class to be wrong in "
                + Decimals.risk(full.expectedError()) + " of items; with raters who err together it can be wrong in"
                + " many more");
        if (shown < full.raters().size()) {
            lines.add((full.raters().size() - shown) + " more raters: see --format json");
        }
        if (full.raters().stream().anyMatch(rater -> !rater.enough())) {
            lines.add("too few ratings to say anything of "
                    + full.raters().stream().filter(rater -> !rater.enough()).count()
                    + " of the raters: n says how many there must be, and nothing of them is shown");
        }
        lines.addAll(agreement.sentences());
        lines.addAll(ratings.notes());
        lines.add("agree: expected share of ratings that are the model's class; I: information of class and label, in "
                + unit.label() + "; then the shares of labels in each class; no intervals");
        return lines;
    }

    private String words(String name, LatentClasses classes) {
        DawidSkeneFit fit = classes.best();
        return name + ": log-likelihood " + Decimals.number(fit.logLikelihood()) + " after "
                + JudgeText.count(fit.steps(), "step") + (fit.converged() ? "" : ", not converged") + ", from "
                + (classes.start() == 0
                        ? "the majority"
                                + (random(classes) > 0
                                        ? "; none of " + JudgeText.count(random(classes), "random start") + " is higher"
                                        : "")
                        : "random start " + classes.start() + " of "
                                + (classes.logLikelihoods().size() - 1)
                                + "; from the majority "
                                + Decimals.number(classes.logLikelihoods().get(0)))
                + "; classes "
                + IntStream.range(0, ratings.labels().size())
                        .mapToObj(k -> ratings.labels().get(k) + " "
                                + Decimals.risk(classes.prevalences().get(k)))
                        .collect(Collectors.joining(", "));
    }

    /** How many starts were drawn. */
    private static int random(LatentClasses classes) {
        return classes.logLikelihoods().size() - 1;
    }

    /** Everything, in nats. */
    ObjectNode json() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("file", file.toString())
                .put("ratings", ratings.total())
                .put("items", ratings.items())
                .put("seed", seed)
                .put("truth", "none: classes are those of a model");
        JudgeJson.names(root.putArray("labels"), ratings.labels());
        JudgeJson.names(root.putArray("raters"), ratings.raters());
        JudgeJson.names(root.putArray("notes"), ratings.notes());
        agreement.json(root);
        ArrayNode models = root.putArray("models");
        json(models.addObject().put("model", "full"), full);
        json(models.addObject().put("model", "one-coin"), oneCoin);
        return root;
    }

    private void json(ObjectNode node, LatentClasses classes) {
        DawidSkeneFit fit = classes.best();
        node.put("log_likelihood", fit.logLikelihood())
                .put("steps", fit.steps())
                .put("converged", fit.converged())
                .put("start", classes.start())
                .put("expected_error", classes.expectedError());
        classes.logLikelihoods().forEach(node.putArray("log_likelihood_of_starts")::add);
        classes.prevalences().forEach(node.putArray("prevalences")::add);
        ArrayNode raters = node.putArray("raters");
        classes.raters().forEach(rater -> json(raters.addObject(), rater));
    }

    private static void json(ObjectNode node, LatentClasses.Rater rater) {
        node.put("name", rater.name()).put("ratings", rater.ratings());
        if (!rater.enough()) {
            node.put("ratings_needed", rater.needed());
            return;
        }
        node.put("agreement", rater.agreement()).put("information", rater.information());
        ArrayNode rows = node.putArray("confusion");
        rater.confusion().forEach(shares -> shares.forEach(rows.addArray()::add));
    }
}
