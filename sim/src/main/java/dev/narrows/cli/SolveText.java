package dev.narrows.cli;

import dev.narrows.explain.CellPlace;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What {@code solve} prints: lines of one cell or channel, a table of several cells. */
record SolveText(Question question) {
    String text(Scenario scenario, Screen screen) throws RefusedException {
        return page(
                scenario.name(),
                scenario.cellCount() == 1 ? one(scenario.cell(0), screen) : several(scenario, screen),
                screen);
    }

    /** The answer for a channel that is given by itself. */
    String text(String source, Solution solution, Screen screen) {
        return page(source, screen.wrap(solution.lines(), ExactTable.INDENT), screen);
    }

    private String page(String name, String body, Screen screen) {
        String notes =
                question.notes().stream().map(note -> screen.wrap(note, 2)).collect(Collectors.joining());
        return screen.wrap(name + "\n" + question.title(), 2) + body + notes;
    }

    private String one(Cell cell, Screen screen) throws RefusedException {
        String at = CellPlace.of(cell);
        return (at.isEmpty() ? "" : screen.wrap("at " + at, 2))
                + screen.wrap(question.of(cell).lines(), ExactTable.INDENT);
    }

    private String several(Scenario scenario, Screen screen) throws RefusedException {
        CellHead head = new CellHead(scenario);
        TextTable table = new TextTable(screen);
        table.row(head.header(question.header()));
        for (int i = 0; i < scenario.cellCount(); i++) {
            List<String> row = head.row(scenario.cell(i));
            row.addAll(question.of(scenario.cell(i)).row());
            table.row(row);
        }
        return table.text() + screen.wrap(head.legend(), 2);
    }

    ObjectNode json(Scenario scenario) throws RefusedException {
        List<ObjectNode> cells = new ArrayList<>();
        for (int i = 0; i < scenario.cellCount(); i++) {
            Cell cell = scenario.cell(i);
            ObjectNode node = Json.object().put("cell", cell.index());
            ObjectNode at = node.putObject("at");
            cell.at().forEach(at::set);
            node.setAll(question.of(cell).json());
            cells.add(node);
        }
        return json("scenario", scenario.name(), cells);
    }

    /** The answer for a channel that is given by itself. */
    ObjectNode json(String source, Solution solution) {
        return json("source", source, List.of(solution.json()));
    }

    private ObjectNode json(String key, String name, List<ObjectNode> cells) {
        ObjectNode json = Json.object().put(key, name).put("for", question.name());
        question.wanted().forEach(json::put);
        json.set("cells", Json.all(cells));
        question.notes().forEach(json.putArray("notes")::add);
        return json;
    }
}
