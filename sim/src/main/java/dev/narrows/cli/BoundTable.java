package dev.narrows.cli;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.CeilingRule;
import dev.narrows.bound.ContextUse;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.FloorRule;
import dev.narrows.bound.Statement;
import java.util.stream.Collectors;

/** The catalogue of bounds as a Markdown table, made from {@link BoundCatalogue}. */
final class BoundTable {
    private BoundTable() {}

    static String markdown(BoundCatalogue bounds) {
        StringBuilder text = new StringBuilder(
                "| bound | formula | made of | assumes | holds | source |\n" + "|---|---|---|---|---|---|\n");
        bounds.floors().forEach(floor -> row(text, "floor", floor.statement(), madeOf(floor)));
        bounds.ceilings().forEach(ceiling -> row(text, "ceiling", ceiling.statement(), madeOf(ceiling)));
        return text.toString();
    }

    private static String madeOf(FloorRule floor) {
        return floor.forms().equals(FloorForm.each(ContextUse.values()))
                ? "each information, averaged and per context"
                : floor.forms().stream().map(BoundTable::form).collect(Collectors.joining("; "));
    }

    private static String form(FloorForm form) {
        return form.information()
                .map(kind -> kind.label() + ", " + form.context().orElseThrow().label())
                .orElse("the model");
    }

    private static String madeOf(CeilingRule ceiling) {
        return switch (ceiling.needs()) {
            case KL -> "Rhat, KL of each data set; K/eta for the budget";
            case EXPECTED_KL -> "E Rhat, E KL; K for the budget";
            case FACTORED_INFORMATION -> "E Rhat, I(theta;D) of the factors, else E KL; K for the budget";
            case INFORMATION -> "E Rhat, I(theta;D)";
            case LABEL_INFORMATION -> "E Rhat, I_1";
        };
    }

    private static void row(StringBuilder text, String kind, Statement statement, String madeOf) {
        text.append("| ")
                .append(kind)
                .append(" `")
                .append(statement.name())
                .append("` | `")
                .append(Markdown.code(statement.formula()))
                .append("` | ")
                .append(madeOf)
                .append(" | ")
                .append(Markdown.plain(statement.hypotheses()))
                .append(" | ")
                .append(statement.holds().words())
                .append(" | ")
                .append(Markdown.plain(statement.source()))
                .append(" |\n");
    }
}
