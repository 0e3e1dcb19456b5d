package dev.narrows.cli;

import dev.narrows.cli.CellNote.Kind;
import dev.narrows.experiment.CellOutcome;
import dev.narrows.experiment.Verdict;
import dev.narrows.explain.CellPlace;
import dev.narrows.result.ExpectationTally;
import dev.narrows.result.RunFolder;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of a scenario of a command, for files that continuous integration reads (mutable). Cells come in their
 * order; only of those with notes is anything kept, so that memory grows with what is to be said.
 */
final class Tally {
    /** Of more cells that fail the command than these, or that do not, only the first note's kind is kept. */
    private static final int MOST_WORDS = 1_000;

    private final Scenario scenario;
    private final boolean kept;
    private final Map<Integer, List<CellNote>> noted = new TreeMap<>();
    private final Map<Integer, String> places = new TreeMap<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int cells;
    private int failing;
    private int others;
    private String ended = "not begun";
    private boolean failed;

    /** {@code kept}: whether notes are wanted, not only how many. */
    Tally(Scenario scenario, boolean kept) {
        this.scenario = scenario;
        this.kept = kept;
    }

    Scenario scenario() {
        return scenario;
    }

    /** Takes the next cell with its notes. */
    void add(CellOutcome outcome, List<CellNote> notes) {
        cells++;
        notes.stream().map(CellNote::kind).distinct().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        if (kept && !notes.isEmpty()) {
            // cells that are only inconclusive take no room from those that fail
            boolean words = (CellNote.fail(notes) ? failing++ : others++) < MOST_WORDS;
            if (words) {
                places.put(outcome.cell().index(), CellPlace.of(outcome.cell()));
            }
            noted.put(
                    outcome.cell().index(),
                    words ? notes : List.of(new CellNote(notes.get(0).kind(), "")));
        }
    }

    /** All cells are done. */
    void finished() {
        ended = "";
    }

    /** It ended before its last cell, or was not begun; {@code failed} where that fails the command. */
    void ended(String why, boolean failed) {
        this.ended = why;
        this.failed = failed;
    }

    /** Why it has not all of its cells; empty where it has. */
    String ended() {
        return ended;
    }

    /** Whether it ended in a way that fails the command. */
    boolean failed() {
        return failed;
    }

    /** How many cells have a note of this kind. */
    int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** How many cells have each verdict, and how many failed, by their words. */
    Map<String, Integer> verdicts() {
        int others = count(Kind.VIOLATED) + count(Kind.INCONCLUSIVE) + count(Kind.FAILED);
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        verdicts.put(Verdict.HOLDS.label(), cells - others);
        verdicts.put(Verdict.VIOLATED.label(), count(Kind.VIOLATED));
        verdicts.put(Verdict.INCONCLUSIVE.label(), count(Kind.INCONCLUSIVE));
        verdicts.put("failed", count(Kind.FAILED));
        return verdicts;
    }

    /** How many cells there are results or failures of. */
    int cells() {
        return cells;
    }

    /** One of the cells that are done, 0..cells()-1, made anew. */
    Cell cell(int i) {
        return scenario.cell(i);
    }

    /** How many cells fail the command, or with {@code false} have notes and do not. */
    int cellsThatFail(boolean fail) {
        return (int) noted.values().stream()
                .filter(notes -> CellNote.fail(notes) == fail)
                .count();
    }

    /** The notes of a cell. */
    List<CellNote> notes(Cell cell) {
        return worded(cell.index(), noted.getOrDefault(cell.index(), List.of()));
    }

    /** Notes that were not kept for their number are a word and the files that have the rest, if they were written. */
    private List<CellNote> worded(int cell, List<CellNote> notes) {
        return notes.stream()
                .map(note -> note.line().isEmpty() ? new CellNote(note.kind(), brief(cell, note.kind())) : note)
                .toList();
    }

    private String brief(int cell, Kind kind) {
        return "cell " + cell + ": " + kind.label() + (ended.isEmpty() ? ": see " + rows() : "");
    }

    /** The files of a finished scenario that have a row for what is noted. */
    String rows() {
        return RunFolder.rows(scenario.cellCount());
    }

    /** All notes but of inconclusive cells, at most so many, with the swept values of their cells. */
    List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        noted.forEach((cell, notes) -> worded(cell, notes).stream()
                .filter(note -> note.kind() != Kind.INCONCLUSIVE)
                .limit(Math.max(0, most - lines.size()))
                .forEach(note -> lines.add(placed(cell, note.line()))));
        return lines;
    }

    /** How many notes there are but of inconclusive cells. */
    int lines() {
        return (int) noted.values().stream()
                .flatMap(List::stream)
                .filter(note -> note.kind() != Kind.INCONCLUSIVE)
                .count();
    }

    private String placed(int cell, String line) {
        String at = places.getOrDefault(cell, "");
        String name = "cell " + cell;
        return at.isEmpty() || !line.startsWith(name + ":")
                ? line
                : name + " (" + at + ")" + line.substring(name.length());
    }

    /** Why the command does not end with 0, of a scenario that has all of its cells. */
    String reason(ExpectationTally expectations) {
        List<String> reasons = new ArrayList<>();
        if (count(Kind.FAILED) > 0) {
            reasons.add(of(Kind.FAILED) + " failed");
        }
        if (count(Kind.VIOLATED) > 0) {
            reasons.add(of(Kind.VIOLATED) + " violated");
        }
        if (count(Kind.UNMET) > 0) {
            reasons.add(expectations.summary() + " in " + of(Kind.UNMET));
        }
        if (count(Kind.IMPRECISE) > 0) {
            reasons.add("precision not reached in " + of(Kind.IMPRECISE));
        }
        return scenario.name() + ": " + String.join(", ", reasons);
    }

    private String of(Kind kind) {
        return count(kind) + " of " + cells + (cells == 1 ? " cell" : " cells");
    }

    /** How the scenario did, in a word or few. */
    String result() {
        if (!ended.isEmpty()) {
            return ended;
        }
        return count(Kind.FAILED) > 0
                ? "cells failed"
                : Stream.of(Kind.VIOLATED, Kind.UNMET, Kind.IMPRECISE)
                        .filter(kind -> count(kind) > 0)
                        .map(Kind::label)
                        .findFirst()
                        .orElse("ok");
    }
}
