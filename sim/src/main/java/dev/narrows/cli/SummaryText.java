package dev.narrows.cli;

import dev.narrows.cli.CellNote.Kind;
import dev.narrows.experiment.Verdict;
import dev.narrows.explain.PlainText;
import dev.narrows.yaml.Wording;
import java.util.List;

/**
 * What became of the scenarios of a command as Markdown, for the summary page of a job: a table of the scenarios, then
 * what they did not live up to, the first lines of each as code.
 */
final class SummaryText {
    private static final int LINES = 50;

    private SummaryText() {}

    static String of(List<Tally> tallies) {
        MarkdownTable table = new MarkdownTable(
                "scenario",
                "cells",
                "hold",
                "violated",
                "inconclusive",
                "failed",
                "expectation not met",
                "not precise",
                "result");
        StringBuilder details = new StringBuilder();
        for (Tally tally : tallies) {
            row(table, tally);
            details.append(details(tally));
        }
        return table.text() + details;
    }

    private static void row(MarkdownTable table, Tally tally) {
        int all = tally.scenario().cellCount();
        table.row(
                "`" + MarkdownTable.code(tally.scenario().name()) + "`",
                tally.cells() == all ? "" + all : tally.cells() + " of " + all,
                "" + tally.verdicts().get(Verdict.HOLDS.label()),
                "" + tally.count(Kind.VIOLATED),
                "" + tally.count(Kind.INCONCLUSIVE),
                "" + tally.count(Kind.FAILED),
                "" + tally.count(Kind.UNMET),
                "" + tally.count(Kind.IMPRECISE),
                MarkdownTable.plain(PlainText.line(tally.result())));
    }

    private static String details(Tally tally) {
        List<String> lines = tally.lines(LINES);
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n### " + tally.scenario().name() + "\n\n");
        lines.forEach(line -> text.append("    ").append(PlainText.line(line)).append('\n'));
        int more = tally.lines() - lines.size();
        return text
                + (more == 0
                        ? ""
                        : "    and " + Wording.count(more) + " more"
                                + (tally.ended().isEmpty() ? ": see " + tally.rows() : "") + "\n");
    }
}
