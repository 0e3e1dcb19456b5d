package dev.narrows.cli;

import dev.narrows.explain.CellPlace;
import dev.narrows.explain.PlainText;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What {@code solve} prints: lines of one cell, channel or file of ratings, a table of several cells. */
record SolveText(Question question) {
    String text(Scenario scenario, Screen screen) throws RefusedException {
        return page(
                question,
                scenario.name(),
                scenario.cellCount() == 1 ? one(scenario.cell(0), screen) : several(scenario, screen),
                question.notes(),
                screen);
    }

    /** The answer for a channel or ratings that are given by themselves. */
    static String text(Wanted wanted, String source, Solution solution, Screen screen) {
        String body = screen.wrap(solution.lines(), ExactTable.INDENT);
        return page(wanted, source, body, notes(wanted, solution), screen);
    }

    private static String page(Wanted wanted, String name, String body, List<String> all, Screen screen) {
        String notes = all.stream()
                .map(note -> screen.wrap(PlainText.printable(Program.in(note)), 2))
                .collect(Collectors.joining());
        return screen.wrap(name + "\n" + wanted.title(), 2) + body + notes;
    }

    private static List<String> notes(Wanted wanted, Solution solution) {
        return Stream.concat(wanted.notes().stream(), solution.notes().stream()).toList();
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
        return json(question, "scenario", scenario.name(), cells, question.notes());
    }

    /** The answer for a channel or ratings that are given by themselves. */
    static ObjectNode json(Wanted wanted, String source, Solution solution) {
        return json(wanted, "source", source, List.of(solution.json()), notes(wanted, solution));
    }

    private static ObjectNode json(Wanted wanted, String key, String name, List<ObjectNode> cells, List<String> notes) {
        ObjectNode json = Json.object().put(key, name).put("for", wanted.name());
        wanted.wanted().forEach(json::put);
        json.set("cells", Json.all(cells));
        notes.forEach(json.putArray("notes")::add);
        return json;
    }
}
