package dev.narrows.cli;

import dev.narrows.experiment.CellFailure;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.CellResult;
import dev.narrows.experiment.Experiment;
import dev.narrows.experiment.Latency;
import dev.narrows.experiment.ReplicateStore;
import dev.narrows.experiment.Verdict;
import dev.narrows.report.FolderReport;
import dev.narrows.report.RunCells;
import dev.narrows.report.RunData;
import dev.narrows.result.CellText;
import dev.narrows.result.Column;
import dev.narrows.result.Manifest;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** One scenario from its first cell to its finished folder, and what is printed of it. */
final class BatchRun {
    private static final int BUFFER = 1 << 13;
    private static final String NOTHING_NEW = " again, nothing new: what the journal has by digest is computed again"
            + " first; the same command goes on if --max-time is longer";

    private final Console console;
    private final Scenario scenario;
    private final Settings settings;
    private final Interruption interruption;
    private final UnaryOperator<ReplicateStore> rows;
    private final Latency latency = new Latency();
    private final Manifest manifest;
    private final BatchTable table;
    private final Notes notes = new Notes();
    private final Tally tally;
    private final Set<Integer> codes = new TreeSet<>();
    private boolean finished;

    /** How to run and what to print. */
    record Settings(
            int threads,
            boolean stopOnError,
            Format format,
            Unit unit,
            List<Column> columns,
            boolean quiet,
            boolean verbose) {}

    /** {@code tally} learns what becomes of the scenario; what {@code rows} makes of the journal is asked for rows. */
    BatchRun(
            Console console,
            Tally tally,
            Settings settings,
            Interruption interruption,
            UnaryOperator<ReplicateStore> rows) {
        this.console = console;
        this.scenario = tally.scenario();
        this.tally = tally;
        this.settings = settings;
        this.interruption = interruption;
        this.rows = rows;
        this.manifest = new Manifest(console.arguments(), settings.threads());
        this.table = new BatchTable(scenario, settings.unit(), settings.columns());
    }

    /** Whether the folder is whole: what fails from then on is the standard output. */
    boolean finished() {
        return finished;
    }

    /** Runs the cells; the exit code. Results that follow others are set off by an empty line, JSON has a line each. */
    int run(RunFolder folder, boolean follows) throws IOException {
        for (String line : folder.journal().damage()) {
            console.message("narrows: " + line);
        }
        if (folder.kept().isPresent() && !settings.quiet()) {
            console.message("narrows: " + folder.kept().get());
        }
        Experiment experiment = new Experiment(
                scenario, settings.threads(), latency, rows.apply(folder.journal()), interruption.halt());
        RunCells cells = new RunCells(scenario, scenario.numbers());
        int done;
        try (Progress progress =
                Progress.of(console, scenario, latency, experiment::nothingNew, settings.quiet(), settings.verbose())) {
            done = experiment.run(folder::text, cell -> {
                onCell(cell);
                progress.add(cell.outcome());
                folder.write(cell);
                cells.add(cell);
            });
        }
        if (done < scenario.cellCount()) {
            return unfinished(done, experiment);
        }
        ObjectNode provenance =
                manifest.json(scenario, latency, experiment, folder.journal(), tally.verdicts(), notes.unmet());
        folder.commit(provenance, results -> {
            RunData run = cells.data(folder.path(), scenario, folder.source(), provenance);
            FolderReport.write(results, List.of(run));
        });
        finished = true;
        tally.finished();
        codes.add(notes.exitCode());
        console.out().write(follows && settings.format() != Format.JSON ? "\n" : "");
        print(folder);
        if (ExitCode.of(codes) != ExitCode.OK) {
            console.note(tally.reason(notes.expectations()) + ": " + Notes.explain(folder.path()));
        }
        if (settings.verbose() && !settings.quiet()) {
            console.message(
                    "replicates: " + experiment.computed() + " computed, " + experiment.taken() + " from the journal");
        }
        if (!settings.quiet()) {
            console.message(folder.path().toString());
        }
        return ExitCode.of(codes);
    }

    /** Everything that watches results as they come. */
    private void onCell(CellText cell) {
        CellOutcome outcome = cell.outcome();
        List<CellNote> cellNotes = CellNote.of(scenario, cell);
        table.add(outcome);
        notes.add(cell, cellNotes);
        tally.add(outcome, cellNotes);
        codes.add(code(outcome));
        if (outcome instanceof CellFailure && settings.stopOnError()) {
            interruption.halt().request();
        }
    }

    private int unfinished(int done, Experiment experiment) throws IOException {
        int why = interruption.code();
        if (why == 0 && !codes.contains(ExitCode.CELLS_FAILED)) {
            throw new IllegalStateException(
                    scenario.name() + ": ended after " + done + " of " + scenario.cellCount() + " cells");
        }
        codes.add(why);
        String reason =
                why == 0 ? "stopped at a failed cell" : why == ExitCode.IMPRECISE ? "out of time" : "interrupted";
        String words = reason + ": " + done + " of " + scenario.cellCount() + " cells done" + goesOn(why, experiment);
        tally.ended(words, true);
        console.message(scenario.name() + ": " + words);
        return ExitCode.of(codes);
    }

    /** Whether all that was done is what an earlier run had done: then runs of the same time would never end. */
    private static String goesOn(int why, Experiment experiment) {
        if (!experiment.nothingNew()) {
            return "; the same command goes on";
        }
        return why == ExitCode.IMPRECISE ? NOTHING_NEW : " again, nothing new yet; the same command goes on";
    }

    private static int code(CellOutcome outcome) {
        if (outcome instanceof CellFailure) {
            return ExitCode.CELLS_FAILED;
        }
        return ((CellResult) outcome).verdict() == Verdict.VIOLATED ? ExitCode.VIOLATED : ExitCode.OK;
    }

    private void print(RunFolder folder) throws IOException {
        switch (settings.format()) {
            case TABLE -> console.out().write(table.text(notes, folder.path(), console.screen()));
            case JSON -> copy(folder.jsonPath(), folder.json());
            case CSV -> copy(folder.csvPath(), Files.newBufferedReader(folder.csvPath()));
        }
        console.out().flush();
    }

    private void copy(Path file, Reader reader) throws IOException {
        try (reader) {
            char[] text = new char[BUFFER];
            for (int n = read(reader, text, file); n >= 0; n = read(reader, text, file)) {
                console.out().write(text, 0, n);
            }
        }
    }

    /** A failure to read is not one to write. */
    private static int read(Reader reader, char[] text, Path file) throws IOException {
        try {
            return reader.read(text);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
