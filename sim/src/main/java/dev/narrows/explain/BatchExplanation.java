package dev.narrows.explain;

import dev.narrows.result.ExpectationTally;
import dev.narrows.result.StoredCell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A batch in a few sentences, and its most telling cell: a violated one, else a failed, else one that does not meet
 * what the scenario expects, else an undecided, else the loosest.
 */
final class BatchExplanation {
    /** Why a cell is the most telling, least telling first. */
    private enum Reason {
        WIDEST("its interval is the widest"),
        INCONCLUSIVE("its replicates do not decide every bound"),
        UNMET("it does not meet"),
        FAILED("it could not be computed"),
        VIOLATED("a bound is violated there");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private int cells;
    private int hold;
    private int violated;
    private int inconclusive;
    private int failed;
    private int vacuousFloors;
    private final ExpectationTally expectations = new ExpectationTally();
    private int least = Integer.MAX_VALUE;
    private int last;
    private double narrowest = Double.POSITIVE_INFINITY;
    private int narrowestCell;
    private final BatchCounts counts = new BatchCounts();
    private StoredCell mostTelling;
    private Reason reason;
    private double width;

    void add(StoredCell cell) {
        cells++;
        expectations.add(cell.expectations());
        int number = cell.number();
        least = Math.min(least, number);
        last = Math.max(last, number);
        Reason itsReason = count(cell);
        counts.add(cell);
        double itsWidth = width(cell, itsReason);
        if (itsWidth >= 0 && itsWidth < narrowest) {
            narrowest = itsWidth;
            narrowestCell = number;
        }
        int order = reason == null ? 1 : itsReason.compareTo(reason);
        if (order > 0 || order == 0 && itsWidth > width) {
            mostTelling = cell;
            reason = itsReason;
            width = itsWidth;
        }
    }

    /** From floor to ceiling; -1 where there is no ceiling, or not on the same risk. */
    private static double width(StoredCell cell, Reason reason) {
        return reason == Reason.FAILED || !cell.matched() || cell.ceiling().isEmpty()
                ? -1
                : cell.ceiling().getAsDouble() - cell.floor();
    }

    private Reason count(StoredCell cell) {
        if (cell.failed()) {
            failed++;
            return Reason.FAILED;
        }
        vacuousFloors += cell.floor() <= 0 ? 1 : 0;
        boolean unmet = !CellExplanation.unmet(cell).isEmpty();
        switch (cell.verdict()) {
            case "violated" -> {
                violated++;
                return Reason.VIOLATED;
            }
            case "inconclusive" -> {
                inconclusive++;
                return unmet ? Reason.UNMET : Reason.INCONCLUSIVE;
            }
            default -> {
                hold++;
                return unmet ? Reason.UNMET : Reason.WIDEST;
            }
        }
    }

    int cells() {
        return cells;
    }

    /** The cells there are, in words. */
    String range() {
        return cells == 1 ? "only cell " + least : "cells " + least + " to " + last;
    }

    BatchCounts counts() {
        return counts;
    }

    StoredCell mostTelling() {
        return mostTelling;
    }

    /** Of a single cell, which is explained anyway, only expectations that are not met. */
    List<String> paragraphs(String name) {
        List<String> paragraphs = new ArrayList<>();
        if (!expected().isEmpty()) {
            paragraphs.add(expected());
        }
        if (cells > 1) {
            paragraphs.add(name + ": " + cells + " cells: " + hold + " hold, " + violated + " violated, " + inconclusive
                    + " inconclusive" + (failed == 0 ? "" : ", " + failed + " failed") + "."
                    + (vacuousFloors == 0 ? "" : " In " + vacuousFloors + " of them even the best floor is 0."));
            paragraphs.add(narrowest() + "Explained below: cell " + mostTelling.number() + ", " + why()
                    + "; --cell explains another.");
        }
        return paragraphs;
    }

    /** What the scenario expected in vain; empty where everything is met. */
    private String expected() {
        String unmet = expectations.conditions().stream()
                .filter(condition -> !condition.everywhere())
                .map(condition -> condition.text() + " (not in " + (condition.cells() - condition.met()) + " of "
                        + condition.cells() + " cells)")
                .collect(Collectors.joining(", "));
        return unmet.isEmpty() ? "" : expectations.summary() + ": " + unmet + ".";
    }

    private String narrowest() {
        return narrowest == Double.POSITIVE_INFINITY
                ? ""
                : "The interval from the best floor to the ceiling over the mean risk is" + " narrowest in cell "
                        + narrowestCell + " (" + Decimals.risk(narrowest) + "). ";
    }

    private String why() {
        if (reason != Reason.WIDEST) {
            String unmet = reason == Reason.UNMET ? " " + CellExplanation.unmet(mostTelling) : "";
            return "because " + reason.words + unmet;
        }
        if (width < 0) {
            return "the first: no cell has a ceiling over the true risk";
        }
        return width < CellExplanation.MET
                ? "though floor and ceiling meet in every cell, to within " + Decimals.risk(width)
                : "because " + reason.words + " (" + Decimals.risk(width) + ")";
    }
}
