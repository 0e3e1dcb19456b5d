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
        StringBuilder text = new StringBuilder(
                "| bound | formula | made of | assumes | holds | source |\n" + "|---|---|---|---|---|---|\n");
        bounds.floors().forEach(floor -> row(text, "floor", floor.statement(), madeOf(floor)));
        bounds.ceilings().forEach(ceiling -> row(text, "ceiling", ceiling.statement(), madeOf(ceiling)));
        return text.toString();
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
        return "Rhat, "
                + switch (ceiling.needs()) {
                    case KL -> "KL of each data set; K/eta for the budget";
                    case EXPECTED_KL -> "E KL; K for the budget";
                    case FACTORED_INFORMATION -> "I(theta;D) of the factors, else E KL; K for the budget";
                    case INFORMATION -> "I(theta;D)";
                    case LABEL_INFORMATION -> "I_1";
                };
    }

    private static void row(StringBuilder text, String kind, Statement statement, String madeOf) {
        text.append("| ")
                .append(kind)
                .append(" `")
                .append(statement.name())
                .append("` | `")
                .append(statement.formula().replace("|", "\\|"))
                .append("` | ")
                .append(madeOf)
                .append(" | ")
                .append(plain(statement.hypotheses()))
                .append(" | ")
                .append(statement.holds().words())
                .append(" | ")
                .append(plain(statement.source()))
                .append(" |\n");
    }

    private static String plain(String words) {
        return words.replace("|", "\\|").replace("*", "\\*");
    }
}
