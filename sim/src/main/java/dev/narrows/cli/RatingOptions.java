package dev.narrows.cli;

import dev.narrows.judge.RatingColumns;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which columns of a file of ratings hold what. */
final class RatingOptions {
    @Option(names = "--item", paramLabel = "COLUMN", description = "column of the item (default: item, if it is there)")
    private Optional<String> item;

    @Option(
            names = "--rater",
            paramLabel = "COLUMN",
            description = "column of the rater (default: rater, if it is there)")
    private Optional<String> rater;

    @Option(names = "--label", paramLabel = "COLUMN", description = "column of what was answered (default: label)")
    private Optional<String> label;

    @Option(names = "--truth", paramLabel = "COLUMN", description = "column of what is right (default: truth)")
    private Optional<String> truth;

    @Option(
            names = "--context",
            paramLabel = "COLUMN",
            split = ",",
            description = "columns of what a policy sees beside the label, such as the kind of question")
    private List<String> contexts = List.of();

    /** The columns, of all raters or of one. */
    RatingColumns columns(Optional<String> only) {
        return new RatingColumns(item, rater, label, truth, contexts, only);
    }

    boolean hasContext() {
        return !contexts.isEmpty();
    }

    /** Whether any of them is given. */
    boolean given() {
        return item.isPresent() || rater.isPresent() || label.isPresent() || truth.isPresent() || hasContext();
    }
}
