package dev.narrows.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file is refused; carries every error found, sorted by position. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int PRINTED = 50;

    private final transient List<Problem> problems;

    /**
     * The refusal of one file, or of several together.
     *
     * @param problems every error, at least one
     */
    public ScenarioException(List<Problem> problems) {
        super(print(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Every error.
     *
     * @return at least one, sorted by line, column, path
     */
    public List<Problem> problems() {
        return problems;
    }

    private static String print(List<Problem> problems) {
        String first = problems.stream().limit(PRINTED).map(Problem::format).collect(Collectors.joining("\n"));
        int left = problems.size() - PRINTED;
        return left <= 0 ? first : first + "\n... and " + left + (left == 1 ? " more error" : " more errors");
    }
}
