package dev.narrows.foreign;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.narrows.finite.LabelledData;
import dev.narrows.scenario.CsvFile;
import dev.narrows.scenario.ScenarioException;
import dev.narrows.scenario.YamlFile;
import dev.narrows.yaml.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Reads a file of policies, CSV in UTF-8 with a header: {@code replicate, s, y}, the {@code action} or a probability
 * {@code p_<action>} for each, and maybe the {@code learner}; rows in any order, one for every pair (s, y) of every
 * data set. The first row that does not fit is refused.
 *
 * <p>Probabilities are at least 0 and sum to 1 within 1e-9; each law is then divided by its sum.
 */
final class PoliciesCsv {
    private static final long MOST_NUMBERS = 20_000_000;
    private static final int MOST_LEARNERS = 100;

    private final CsvFile file;
    private final ReplicateRange replicates;
    private final PolicyWords words;
    private long numbers;

    /** A file, the data sets of which it must hold policies, and what their values are called. */
    PoliciesCsv(Path path, ReplicateRange replicates, LabelledData.Words words) {
        this.file = new CsvFile(path);
        this.replicates = replicates;
        this.words = new PolicyWords(words);
    }

    Policies read() throws ScenarioException {
        String reason = YamlFile.whyNot(file.path()).orElse("");
        if (!reason.isEmpty()) {
            throw file.refused(1, 1, "cannot be read: " + reason);
        }
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file.path()), StandardCharsets.UTF_8.newDecoder()))) {
            return read(reader);
        } catch (UncheckedIOException | IOException e) {
            boolean text = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            throw file.refused(1, 1, text ? "is not UTF-8" : "cannot be read: " + e.getMessage());
        } catch (CsvParseException e) {
            throw file.refused(1, 1, "is not CSV: " + e.getMessage());
        }
    }

    private Policies read(BufferedReader reader) throws IOException, ScenarioException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw file.refused(1, 1, "is empty, must have a header and a row for every pair of s and y");
            }
            PolicyColumns columns = PolicyColumns.of(file, rows.next().getFields(), words.actions());
            Policies policies =
                    new Policies(replicates, words.pairs(), words.actions().size(), columns.randomised());
            while (rows.hasNext()) {
                add(new PolicyRow(file, columns, words, rows.next()), policies);
            }
            requireAll(policies);
            return policies;
        }
    }

    private void add(PolicyRow row, Policies policies) throws ScenarioException {
        row.requireFields();
        String learner = row.learner();
        int replicate = row.replicate(replicates);
        int pair = row.pair();
        requireRoom(policies, learner, replicate, row);
        boolean first = policies.randomised()
                ? policies.set(learner, replicate, pair, row.law(), row.line())
                : policies.set(learner, replicate, pair, row.action(), row.line());
        if (!first) {
            throw row.again(learner, replicate);
        }
    }

    private void requireRoom(Policies policies, String learner, int replicate, PolicyRow row) throws ScenarioException {
        if (policies.has(learner, replicate)) {
            return;
        }
        numbers += policies.numbersEach();
        if (numbers > MOST_NUMBERS) {
            throw row.refused("the policies up to here take " + Wording.count(numbers) + " numbers, may take "
                    + Wording.count(MOST_NUMBERS) + ": score some replicates at a time");
        }
        if (!policies.learners().contains(learner) && policies.learners().size() == MOST_LEARNERS) {
            throw row.refused("is of learner " + Wording.quoted(learner) + " beside " + MOST_LEARNERS
                    + " others, may be of one of " + MOST_LEARNERS);
        }
    }

    private void requireAll(Policies policies) throws ScenarioException {
        if (policies.learners().isEmpty()) {
            throw file.refused(1, 1, "has no rows under its header, must have one for every pair of s and y");
        }
        Policies.Missing missing = policies.missing();
        if (missing == null) {
            return;
        }
        String where = (policies.learners().size() > 1 ? "of learner " + missing.learner() + " " : "")
                + "for replicate " + missing.replicate() + " ";
        throw file.refused(
                missing.line(),
                1,
                missing.pair() < 0
                        ? "has no rows " + where + "and must have them for " + replicates
                        : "has no row " + where + "with " + words.pair(missing.pair())
                                + ", must have one for each of its " + words.pairs() + " pairs; this is its first");
    }
}
