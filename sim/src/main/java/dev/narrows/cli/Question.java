package dev.narrows.cli;

import dev.narrows.model.FiniteModel;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import java.util.List;

/** An inverse question of {@code solve} for the cells of a scenario. */
interface Question extends Wanted {
    /** The columns of its answers. */
    List<String> header();

    /** The answer for one cell. */
    Solution of(Cell cell) throws RefusedException;

    /** The model of a cell of the finite family, which all questions need. */
    static FiniteModel model(Cell cell) throws RefusedException {
        if (cell.model().loop() instanceof FiniteModel model) {
            return model;
        }
        throw new RefusedException("cell " + cell.index() + " is of the family "
                + cell.model().family().name() + ", must be of finite");
    }
}
