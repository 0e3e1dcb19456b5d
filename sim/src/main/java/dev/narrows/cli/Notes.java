package dev.narrows.cli;

import dev.narrows.cli.CellNote.Kind;
import dev.narrows.result.CellText;
import dev.narrows.result.ExpectationTally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch did not live up to beside its verdicts: expectations, precisions, a line each; the first ten. */
final class Notes {
    private static final int SHOWN = 10;
    private static final Set<Kind> NOTED = EnumSet.of(Kind.UNMET, Kind.IMPRECISE);
    private final List<String> lines = new ArrayList<>();
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final ExpectationTally expectations = new ExpectationTally();
    private int found;

    /** Takes the next cell with its notes. */
    void add(CellText cell, List<CellNote> notes) {
        expectations.add(cell.expectations());
        for (CellNote note : notes) {
            if (NOTED.contains(note.kind())) {
                kinds.merge(note.kind(), 1, Integer::sum);
                found++;
                if (lines.size() < SHOWN) {
                    lines.add(note.line());
                }
            }
        }
    }

    /** The lines, and how many more there are, of results in {@code folder}. */
    List<String> lines(Path folder) {
        List<String> all = new ArrayList<>(lines);
        if (found > SHOWN) {
            all.add("and " + (found - SHOWN) + " more: " + explain(folder));
        }
        return all;
    }

    /** The command that says more. */
    static String explain(Path folder) {
        return "narrows explain " + folder;
    }

    /** What became of every condition of {@code expect}. */
    ExpectationTally expectations() {
        return expectations;
    }

    /** Expectations that are not met, over all cells. */
    int unmet() {
        return kinds.getOrDefault(Kind.UNMET, 0);
    }

    int exitCode() {
        return kinds.containsKey(Kind.UNMET)
                ? ExitCode.VIOLATED
                : kinds.containsKey(Kind.IMPRECISE) ? ExitCode.IMPRECISE : ExitCode.OK;
    }
}
