package dev.narrows.channel;

import dev.narrows.scenario.Problem;
import dev.narrows.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        long[] all = new VerdictCsv(scores, positive).counts(label, Optional.empty());
        long[] known = new VerdictCsv(calibration, positive).counts(label, Optional.of(truth));
        if (known[0] + known[1] == 0 || known[2] + known[3] == 0) {
            throw new ScenarioException(List.of(new Problem(
                    calibration.toString(),
                    1,
                    1,
                    "",
                    "has truths of one kind only, must have positive and negative ones",
                    "",
                    false)));
        }
        return new ScoreCorrection(all[0] + all[1], all[1], known[3], known[2], known[1], known[0]);
    }
}
