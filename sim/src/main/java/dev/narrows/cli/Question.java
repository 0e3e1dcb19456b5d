package dev.narrows.cli;

import dev.narrows.model.FiniteModel;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import java.util.List;
import java.util.Map;

/** An inverse question of {@code solve}. */
interface Question {
    /** Its word after {@code --for}. */
    String name();

    /** What is wanted, for programs: a risk or a width. */
    Map<String, Double> wanted();

    /** What is asked, to stand after the name of the scenario. */
    String title();

    /** The columns of its answers. */
    List<String> header();

    /** The answer for one cell. */
    Solution of(Cell cell) throws RefusedException;

    /** What the answers rest on, and what they are not. */
    List<String> notes();

    /** The model of a cell of the finite family, which all questions need. */
    static FiniteModel model(Cell cell) throws RefusedException {
        if (cell.model().loop() instanceof FiniteModel model) {
            return model;
        }
        throw new RefusedException("cell " + cell.index() + " is of the family "
                + cell.model().family().name() + ", must be of finite");
    }
}
