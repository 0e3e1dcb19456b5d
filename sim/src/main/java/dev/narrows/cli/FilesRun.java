package dev.narrows.cli;

import dev.narrows.experiment.ReplicateStore;
import dev.narrows.result.RefusedException;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The scenarios of one command, one after the other: each has a folder and results of its own, one exit code answers
 * for all. What fails in one is said, and the others run; a request to halt ends them all, and what was not begun is
 * said.
 */
final class FilesRun {
    private static final int MOST_NAMED = 20;

    private final Console console;
    private final Path out;
    private final RunFolder.Opening opening;
    private final BatchRun.Settings settings;
    private final Interruption interruption;
    private final boolean tallied;
    private final UnaryOperator<ReplicateStore> rows;
    private final Set<Integer> codes = new TreeSet<>();
    private final List<Tally> tallies = new ArrayList<>();
    private int finished;

    /**
     * Runs into folders in {@code out}, each opened as {@code opening} says; {@code tallied}: the notes of cells are
     * wanted.
     */
    FilesRun(
            Console console,
            Path out,
            RunFolder.Opening opening,
            BatchRun.Settings settings,
            Interruption interruption,
            boolean tallied) {
        this(console, out, opening, settings, interruption, tallied, UnaryOperator.identity());
    }

    /** The same, where what {@code rows} makes of the journal has rows that are not computed. */
    FilesRun(
            Console console,
            Path out,
            RunFolder.Opening opening,
            BatchRun.Settings settings,
            Interruption interruption,
            boolean tallied,
            UnaryOperator<ReplicateStore> rows) {
        this.console = console;
        this.out = out;
        this.opening = opening;
        this.settings = settings;
        this.interruption = interruption;
        this.tallied = tallied;
        this.rows = rows;
    }

    /** Results of one file would take the place of another's. */
    static void requireFolderEach(List<Scenario> scenarios) throws RefusedException {
        Map<String, Scenario> byFolder = new HashMap<>();
        for (Scenario scenario : scenarios) {
            String folder = scenario.name() + "/" + scenario.folderHash();
            Scenario other = byFolder.putIfAbsent(folder, scenario);
            if (other != null) {
                throw new RefusedException(scenario.file() + ": its results would replace those of " + other.file()
                        + " in " + folder + ": give it another name, or run it with another --out");
            }
        }
    }

    /** What became of each scenario, in their order. */
    List<Tally> tallies() {
        return List.copyOf(tallies);
    }

    /** Whether all have results. */
    boolean finished() {
        return finished == tallies.size();
    }

    /** Runs them; the exit code. */
    int run(List<Scenario> scenarios) throws IOException {
        for (Scenario whole : scenarios) {
            Scenario part =
                    opening.shard().map(s -> whole.shard(s.index(), s.of())).orElse(whole);
            tallies.add(new Tally(part, tallied));
        }
        for (int i = 0; i < scenarios.size(); i++) {
            if (interruption.halt().requested()) {
                codes.add(interruption.code());
                notBegun(scenarios.subList(i, scenarios.size()));
                break;
            }
            run(tallies.get(i));
        }
        int code = ExitCode.of(codes);
        if (code == ExitCode.OK && finished < scenarios.size()) {
            throw new IllegalStateException("results of " + finished + " of " + scenarios.size() + " files");
        }
        return code;
    }

    private void run(Tally tally) throws IOException {
        BatchRun batch = new BatchRun(console, tally, settings, interruption, rows);
        try (RunFolder folder = new RunFolder(tally.scenario(), out, opening)) {
            codes.add(batch.run(folder, finished > 0));
            finished += batch.finished() ? 1 : 0;
        } catch (IOException | RuntimeException e) {
            if (batch.finished()) {
                throw e; // the folder is whole: it is the standard output that fails, and would for every file
            }
            tally.ended(String.valueOf(e.getMessage()), true);
            failed(e);
        }
    }

    private void failed(Exception thrown) throws IOException {
        codes.add(Main.failure(thrown, console));
        if (settings.stopOnError()) {
            interruption.halt().request();
        }
    }

    private void notBegun(List<Scenario> scenarios) throws IOException {
        String names = scenarios.stream().limit(MOST_NAMED).map(Scenario::file).collect(Collectors.joining(", "));
        int more = scenarios.size() - MOST_NAMED;
        console.message("not begun: " + names + (more > 0 ? " and " + more + " more" : ""));
    }
}
