package dev.narrows.cli;

import dev.narrows.channel.ChannelReader;
import dev.narrows.channel.GivenChannel;
import dev.narrows.judge.RatingColumns;
import dev.narrows.judge.Ratings;
import dev.narrows.judge.RatingsException;
import dev.narrows.judge.RatingsReader;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file that {@code solve} is given.
 *
 * @param path its path
 * @param kind what it holds
 */
record SolveFile(Path path, Kind kind) {
    /** What a file holds. */
    enum Kind {
        SCENARIO("a scenario"),
        CHANNEL("a channel or a matrix"),
        RATINGS("a file of ratings");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Told by the name, for YAML by its keys, else by the line of names; whose columns are named, those are ratings.
     */
    static SolveFile of(Path path, boolean columnsNamed) {
        if (!ChannelReader.isChannel(path)) {
            return new SolveFile(path, Kind.SCENARIO);
        }
        boolean ratings = !isYaml(path) && (columnsNamed || RatingsReader.isRatings(path));
        return new SolveFile(path, ratings ? Kind.RATINGS : Kind.CHANNEL);
    }

    private static boolean isYaml(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Ratings beside truths of two kinds at least. */
    Ratings ratings(RatingColumns columns) throws IOException {
        try {
            Ratings ratings = RatingsReader.read(path, columns);
            if (!ratings.truthKnown()) {
                throw new RefusedException(path + ": has no column of truths, must have one; name it: --truth COLUMN");
            }
            JudgeCommand.requireSeveralTruths(path, ratings);
            return ratings;
        } catch (RatingsException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    /** A channel of two truths at least. */
    GivenChannel channel() throws IOException, ScenarioException {
        GivenChannel given;
        try {
            given = ChannelReader.read(path);
        } catch (ScenarioException e) {
            throw isYaml(path) || !Files.isRegularFile(path) ? e : orRatings(e.problems());
        }
        if (given.truths() < 2) {
            throw new RefusedException(path + ": has one truth, must have at least 2");
        }
        return given;
    }

    /** What is no matrix may have been meant for ratings. */
    private static ScenarioException orRatings(List<Problem> problems) {
        return new ScenarioException(problems.stream()
                .map(problem -> new Problem(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        problem.message() + "; it is read as a matrix: ratings have a column label, or name it:"
                                + " --label COLUMN",
                        problem.sourceLine(),
                        problem.warning()))
                .toList());
    }
}
