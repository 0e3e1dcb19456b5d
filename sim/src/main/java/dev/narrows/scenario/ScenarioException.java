package dev.narrows.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file is refused; carries every error found, sorted by position. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;
    /** So many errors stand in the message. */
    public static final int PRINTED = 50;

    private final transient List<Problem> problems;
    private final transient List<Problem> warnings;

    /**
     * The refusal of one file, or of several together.
     *
     * @param problems every error, at least one
     */
    public ScenarioException(List<Problem> problems) {
        this(problems, List.of());
    }

    /**
     * The refusal of a file that is also warned of.
     *
     * @param problems every error, at least one
     * @param warnings what else was found, which is not in the message
     */
    public ScenarioException(List<Problem> problems, List<Problem> warnings) {
        super(print(problems));
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * What is accepted and seldom meant, as far as it was found beside the errors.
     *
     * @return sorted by line, column, path
     */
    public List<Problem> warnings() {
        return warnings;
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
