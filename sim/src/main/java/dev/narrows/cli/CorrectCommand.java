package dev.narrows.cli;

import dev.narrows.channel.CorrectedShare;
import dev.narrows.channel.ScoreCorrection;
import dev.narrows.channel.Verdicts;
import dev.narrows.explain.Decimals;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code correct}: a score that an imperfect judge gave, with what the judge gets wrong taken out. */
@Command(description = "The share of positive truths behind the verdicts of a judge, from verdicts with truth.")
final class CorrectCommand extends Verb {
    private static final double ALPHA = 0.05;

    @Parameters(paramLabel = "SCORES", description = "CSV of verdicts without truth, a row for each item")
    private Path scores;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            required = true,
            description = "CSV of verdicts with truth, on other items")
    private Path calibration;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            defaultValue = "label",
            description = "column of the verdicts (default: ${DEFAULT-VALUE})")
    private String label;

    @Option(
            names = "--truth",
            paramLabel = "COLUMN",
            defaultValue = "truth",
            description = "column of the truths (default: ${DEFAULT-VALUE})")
    private String truth;

    @Option(
            names = "--positive",
            paramLabel = "WORD",
            description = "what is positive, all else being negative (default: 1, true, yes, pass or correct)")
    private String positive;

    @Mixin
    private TableOrJson format;

    CorrectCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        ScoreCorrection counts = new Verdicts(scores, calibration, label, truth, Optional.ofNullable(positive)).read();
        Optional<CorrectedShare> inverted = counts.roganGladen(ALPHA);
        if (format.json()) {
            console.out().write(json(counts, inverted) + "\n");
        } else {
            console.out().write(console.screen().wrap(text(counts, inverted), 2));
        }
        if (counts.inverted(ALPHA)) {
            console.note("narrows: no correction by Rogan and Gladen: the verdicts are worse than chance; if they are "
                    + "the wrong way round, name the word that is positive with --positive");
        } else if (inverted.isEmpty()) {
            console.note("narrows: no correction by Rogan and Gladen: with so few verdicts with truth, sensitivity + "
                    + "specificity - 1 is not surely above 0, and the verdicts may be no better than chance");
        }
        if (inverted.filter(share -> !holds(share)).isPresent()) {
            console.note("narrows: no share gives so few or so many positive verdicts at these error rates: the judge "
                    + "errs otherwise on the scored items, and Rogan-Gladen does not hold");
        }
        return ExitCode.OK;
    }

    /** Whether some share gives so many positive verdicts at these error rates. */
    private static boolean holds(CorrectedShare share) {
        return share.high() > 0 && share.low() < 1;
    }

    private static String text(ScoreCorrection counts, Optional<CorrectedShare> inverted) {
        return String.format(
                        Locale.ROOT,
                        "score as judged     %s (%,d of %,d verdicts positive)\n",
                        Decimals.risk(counts.raw()),
                        counts.positive(),
                        counts.verdicts())
                + line("sensitivity", counts.sensitivity(), counts.truePositive(), counts.falseNegative(), "positive")
                + line("specificity", counts.specificity(), counts.trueNegative(), counts.falsePositive(), "negative")
                + "Rogan-Gladen        "
                + inverted.map(one -> share(one) + (holds(one) ? "" : ": does not hold"))
                        .orElse("refused") + "\n"
                + "prediction-powered  " + share(counts.predictionPowered(ALPHA)) + "\n"
                + "Intervals hold at 95 % or more each, for samples of any size: Clopper-Pearson limits of three "
                + "proportions, from both files. Rogan-Gladen asks that the judge errs as often on both sets; "
                + "prediction-powered inference that the items with truth were drawn at random from all.\n";
    }

    private static String line(String name, double share, long right, long wrong, String kind) {
        return String.format(
                Locale.ROOT,
                "%-19s %s (%,d of %,d %s truths)\n",
                name,
                Decimals.risk(share),
                right,
                right + wrong,
                kind);
    }

    private static String share(CorrectedShare one) {
        return Decimals.risk(one.estimate()) + " in [" + Decimals.risk(one.low()) + ", " + Decimals.risk(one.high())
                + "]";
    }

    private static ObjectNode json(ScoreCorrection counts, Optional<CorrectedShare> inverted) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("verdicts", counts.verdicts())
                .put("positive", counts.positive())
                .put("score", counts.raw())
                .put("true_positive", counts.truePositive())
                .put("false_negative", counts.falseNegative())
                .put("false_positive", counts.falsePositive())
                .put("true_negative", counts.trueNegative())
                .put("sensitivity", counts.sensitivity())
                .put("specificity", counts.specificity())
                .put("confidence", 1 - ALPHA);
        node.set(
                "rogan_gladen",
                inverted.map(one -> json(one).put("holds", holds(one))).orElse(null));
        node.set("prediction_powered", json(counts.predictionPowered(ALPHA)));
        return node;
    }

    private static ObjectNode json(CorrectedShare one) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("estimate", one.estimate())
                .put("low", one.low())
                .put("high", one.high());
    }
}
