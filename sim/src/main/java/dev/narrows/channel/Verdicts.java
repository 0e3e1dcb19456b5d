package dev.narrows.channel;

import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.yaml.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the verdicts of a judge stand.
 *
 * @param scores CSV of verdicts without truth
 * @param calibration CSV of verdicts with truth, on other items
 * @param label the column of verdicts
 * @param truth the column of truths
 * @param positive the word that is positive, every other being negative; empty: the usual words
 */
public record Verdicts(Path scores, Path calibration, String label, String truth, Optional<String> positive) {
    /**
     * Counts them.
     *
     * @return what they say of the share of positive truths
     * @throws ScenarioException if a file is refused
     */
    public ScoreCorrection read() throws ScenarioException {
        requireOther();
        VerdictCsv verdicts = new VerdictCsv(scores, positive, Set.of());
        long[] all = verdicts.counts(label, Optional.empty());
        if (positive.isPresent() && all[1] == 0) {
            throw refused(
                    scores,
                    "has no verdict " + Wording.quoted(positive.get()) + ", must have one: its words are "
                            + String.join(", ", verdicts.others()));
        }
        VerdictCsv labelled = new VerdictCsv(calibration, positive, verdicts.items());
        long[] known = labelled.counts(label, Optional.of(truth));
        if (known[0] + known[1] == 0 || known[2] + known[3] == 0) {
            throw refused(calibration, "has truths of one kind only, must have positive and negative ones");
        }
        return new ScoreCorrection(all[0] + all[1], all[1], known[3], known[2], known[1], known[0]);
    }

    /** Items with truth that are the scored ones are no second sample. */
    private void requireOther() throws ScenarioException {
        try {
            if (Files.exists(scores) && Files.exists(calibration) && Files.isSameFile(scores, calibration)) {
                throw refused(calibration, "is the file of scores too, must have other items");
            }
        } catch (IOException e) {
            throw refused(calibration, "cannot be read: " + e.getMessage());
        }
    }

    private static ScenarioException refused(Path file, String message) {
        return new ScenarioException(List.of(new Problem(file.toString(), 1, 1, "", message, "", false)));
    }
}
