package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.Statement;
import java.util.stream.Collectors;

/** The catalogue of bounds as a Markdown table, made from {@link BoundCatalogue}. */
final class BoundTable {
    private BoundTable() {}

    static String markdown(BoundCatalogue bounds) {
        MarkdownTable table = new MarkdownTable("bound", "formula", "made of", "assumes", "holds", "source");
        bounds.floors()
                .forEach(floor -> row(
                        table,
                        "floor",
                        floor.statement(),
                        madeOf(floor),
                        floor.statement().holds().words()));
        bounds.ceilings()
                .forEach(ceiling -> row(table, "ceiling", ceiling.statement(), madeOf(ceiling), holds(ceiling)));
        return table.text();
    }

    private static String madeOf(FloorRule floor) {
        return floor.forms().equals(FloorForm.all())
                ? "each information, averaged and per context"
                : floor.forms().stream().map(BoundTable::form).collect(Collectors.joining("; "));
    }

    private static String form(FloorForm form) {
        return form.information()
                .map(kind -> kind.label() + ", " + form.context().orElseThrow().label())
                .orElse("the model");
    }

    private static String madeOf(CeilingRule ceiling) {
        if (ceiling.reads().heldOut()) {
            return (ceiling.reads() == CeilingRule.Reads.HELD_OUT_RISK ? "Rhat_2(Q_1)" : "k") + " of each data set";
        }
        if (ceiling.reads() == CeilingRule.Reads.LEVELS) {
            return "Fhat_j, KL of each data set";
        }
        String risk = ceiling.reads() == CeilingRule.Reads.EMPIRICAL_RISK ? "Rhat" : excess(ceiling);
        return switch (ceiling.needs()) {
            case KL -> risk + ", KL of each data set; K/eta for the budget";
            case EXPECTED_KL -> "E " + risk + ", E KL; K for the budget";
            case FACTORED_INFORMATION -> "E Rhat, I(theta;D) of the factors, else E KL; K for the budget";
            case INFORMATION -> "E Rhat, I(theta;D)";
            case LABEL_INFORMATION -> "E Rhat, I_1";
        };
    }

    /** Held-out labels judge the one posterior that the others trained. */
    private static String holds(CeilingRule ceiling) {
        return switch (ceiling.reads()) {
            case HELD_OUT_RISK -> "with probability 1 - delta over data sets, Q_1 alone";
            case HELD_OUT_ERRORS -> "with probability 1 - delta over data sets, theta_1 alone";
            default -> ceiling.statement().holds().words();
        };
    }

    /** The canonical loss alone has it. */
    private static String excess(CeilingRule ceiling) {
        boolean each = ceiling.needs() == CeilingRule.Needs.KL;
        return "Rhat" + (each ? ", vhat" : "") + (ceiling.reads() == CeilingRule.Reads.EXCESS ? ", R*" : ", what");
    }

    private static void row(MarkdownTable table, String kind, Statement statement, String madeOf, String holds) {
        table.row(
                kind + " `" + statement.name() + "`",
                "`" + MarkdownTable.code(statement.formula()) + "`",
                madeOf,
                MarkdownTable.plain(statement.hypotheses()),
                holds,
                MarkdownTable.plain(statement.source()));
    }
}
