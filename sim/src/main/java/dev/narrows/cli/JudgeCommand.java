package dev.narrows.cli;

import dev.narrows.judge.LatentClasses;
import dev.narrows.judge.LossTable;
import dev.narrows.judge.PanelMeasurement;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.RatingsException;
import dev.narrows.judge.RatingsReader;
import dev.narrows.judge.Resampling;
import dev.narrows.report.JudgePage;
import dev.narrows.result.AtomicFile;
import dev.narrows.result.FileOperations;
import dev.narrows.result.Json;
import dev.narrows.result.RefusedException;
import dev.narrows.result.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code judge}: what the labels of a judge or of raters carry, measured where the truth is known. */
@Command(
        description = {
            "Measure a judge or raters from a CSV of labels beside the truth.",
            "Agreement, information, capacity, the floor and the least risk that these labels leave, each with an",
            "interval from resampled items.",
            "Without a truth: classes of the items as the model of Dawid and Skene has them, and the raters beside "
                    + "them."
        })
final class JudgeCommand extends Verb {
    private final FileOperations operations;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "CSV with a line of names (comma, semicolon or tab), or JSON lines (.jsonl, .ndjson)")
    private Path file;

    @Mixin
    private RatingOptions columns;

    @Option(names = "--only", paramLabel = "RATER", description = "the ratings of this rater alone")
    private Optional<String> only;

    @Option(
            names = "--panel",
            description = "what 1, 2, 3, 5, 9, .. labels of an item tell together, as far as the ratings have so many")
    private boolean panel;

    @Option(
            names = "--independent",
            paramLabel = "R",
            split = ",",
            description = "with --panel: rows of so many raters too, beyond the ratings as if they erred independently")
    private List<Integer> independent = List.of();

    @Option(
            names = "--of",
            paramLabel = "R",
            description = "with --panel and --write-channel: the channel to so many labels of an item, by their counts")
    private Optional<Integer> of;

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description = {
                "zero-one (default), absolute (distance of answer and truth), or a CSV with a row for each answer and",
                "a column for each truth, in [0, 1]"
            })
    private Optional<String> loss;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            defaultValue = "0.95",
            description = "of each interval, between 0.5 and 1 (default: ${DEFAULT-VALUE})")
    private double confidence;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "20",
            description = "without a truth: random starts beside the majority, 0 to 1000 (default: ${DEFAULT-VALUE})")
    private int starts;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "1000",
            description = "of the items, 100 to 100000 (default: ${DEFAULT-VALUE})")
    private int resamples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the resamples (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--write-channel",
            paramLabel = "FILE",
            description = "the counts, by context where there is one, as a channel that a scenario includes")
    private Optional<Path> channel;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "all of it as an HTML page with charts and tables, in nats")
    private Optional<Path> page;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            defaultValue = "nats",
            description = "nats or bits in the printed table (default: ${DEFAULT-VALUE})")
    private Unit unit;

    @Mixin
    private TableOrJson format;

    JudgeCommand(Console console, FileOperations operations) {
        super(console);
        this.operations = operations;
    }

    @Override
    public Integer call() throws IOException {
        require("--confidence", confidence > 0.5 && confidence < 1, confidence + ", must be above 0.5 and below 1");
        require("--resamples", resamples >= 100 && resamples <= 100_000, resamples + ", must be in 100..100000");
        require("--starts", starts >= 0 && starts <= 1000, starts + ", must be in 0..1000");
        OwnFile.requireReplaceable(channel, JudgeText.CHANNEL_HEAD, "channel file");
        OwnFile.requireReplaceable(page, JudgePage.HEAD, "page of a judge");
        require("--page", !OwnFile.same(page, channel), "must be another file than that of --write-channel");
        checkLoss();
        checkPanel();
        try {
            Ratings ratings = RatingsReader.read(file, columns.columns(only));
            requireSeveralTruths(file, ratings);
            Resampling how = new Resampling(confidence, resamples, seed);
            if (!ratings.truthKnown()) {
                return withoutTruth(ratings);
            }
            if (panel) {
                return panel(ratings, how);
            }
            JudgeText text = new JudgeText(file, ratings, loss(ratings.truths()), how);
            Optional<String> tooFew = channel.flatMap(path -> text.whyNoChannel());
            if (channel.isPresent() && tooFew.isEmpty()) {
                byte[] bytes = text.channel().getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(operations, channel.get().toAbsolutePath(), bytes);
            }
            int code = shown(text::json, () -> text.table(console.screen(), unit));
            if (tooFew.isPresent()) {
                throw new RefusedException(file + ": " + tooFew.get());
            }
            return code;
        } catch (RatingsException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    /** Refuses ratings beside a truth that is always the same. */
    static void requireSeveralTruths(Path file, Ratings ratings) throws RefusedException {
        if (ratings.truthKnown() && ratings.truths().size() < 2) {
            throw new RefusedException(file + ": has one truth, \""
                    + ratings.truths().get(0) + "\", must have two: of one there is nothing to tell"
                    + ratings.notes().stream().map(note -> "; " + note).collect(Collectors.joining()));
        }
    }

    private void checkLoss() {
        boolean known =
                loss.isEmpty() || Set.of(LossTable.ZERO_ONE, LossTable.ABSOLUTE).contains(loss.get());
        require(
                "--loss",
                known || Files.exists(Path.of(loss.get())),
                loss.orElse("") + ", must be zero-one, absolute or a CSV file that is there");
    }

    private LossTable loss(List<String> truths) throws IOException {
        return switch (loss.orElse(LossTable.ZERO_ONE)) {
            case LossTable.ZERO_ONE -> LossTable.zeroOne(truths);
            case LossTable.ABSOLUTE -> LossTable.absolute(truths);
            default -> LossTable.read(Path.of(loss.get()), truths);
        };
    }

    private void checkPanel() {
        require("--loss", !panel || loss.isEmpty(), "not with --panel, whose risks are shares of wrong answers");
        require("--independent", panel || independent.isEmpty(), "is a part of --panel, which is not given");
        require("--context", !panel || !columns.hasContext(), "not with --panel, which takes all labels of an item");
        require("--of", of.isEmpty() || panel && channel.isPresent(), "goes with --panel and --write-channel");
        require("--write-channel", !panel || channel.isEmpty() || of.isPresent(), "with --panel needs --of R");
    }

    private int panel(Ratings ratings, Resampling how) throws IOException {
        if (!PanelMeasurement.isPossible(ratings)) {
            throw new RefusedException(file + ": has no item with two ratings, --panel must have some");
        }
        int most = PanelMeasurement.mostRaters(ratings);
        for (int r : independent) {
            require("--independent", r >= 1 && r <= most, r + ", must be in 1.." + most);
        }
        PanelText text = new PanelText(file, ratings, how, independent);
        if (channel.isPresent()) {
            int r = of.orElseThrow();
            require("--of", r >= 1 && r <= most, r + ", must be in 1.." + most);
            String written = PanelText.channel(file, ratings, r)
                    .orElseThrow(() -> new RefusedException(file + ": has too few items with " + r + " labels for --of"
                            + " (or too many ways in which these can fall)"));
            AtomicFile.write(operations, channel.get().toAbsolutePath(), written.getBytes(StandardCharsets.UTF_8));
        }
        return shown(text::json, () -> text.table(console.screen(), unit));
    }

    private int withoutTruth(Ratings ratings) throws IOException {
        require("--write-channel", channel.isEmpty(), "needs a column of truths");
        require("--context", !columns.hasContext(), "needs a column of truths");
        require("--panel", !panel, "needs a column of truths");
        require("--loss", loss.isEmpty(), "needs a column of truths");
        LatentClasses.requireEnough(file, ratings);
        LatentText text = new LatentText(file, ratings, starts, seed);
        return shown(text::json, () -> text.table(console.screen(), unit));
    }

    private int shown(Supplier<ObjectNode> json, Supplier<String> table) throws IOException {
        // made once: of a panel it measures the single labels too
        Optional<ObjectNode> all = page.isPresent() || format.json() ? Optional.of(json.get()) : Optional.empty();
        if (page.isPresent()) {
            byte[] html = JudgePage.html(all.orElseThrow(), console.arguments(), Seal.sha256(file));
            AtomicFile.write(operations, page.get().toAbsolutePath(), html);
        }
        console.out().write(format.json() ? Json.MAPPER.writeValueAsString(all.orElseThrow()) + "\n" : table.get());
        if (page.isPresent()) {
            console.message("page: " + page.get());
        }
        return ExitCode.OK;
    }

    private void require(String option, boolean allowed, String message) {
        if (!allowed) {
            throw new CommandLine.ParameterException(spec.commandLine(), option + ": " + message);
        }
    }
}
