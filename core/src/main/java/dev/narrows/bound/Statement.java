package dev.narrows.bound;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a bound says of itself: the catalogue of bounds, the columns and the words of results are made of it.
 *
 * @param name name in results: lower-case letters, digits and hyphens, for example {@code sharp-fano}
 * @param formula the bound as text in ASCII, for example {@code Rhat + sqrt(B/2)}
 * @param hypotheses what it assumes, in a few words
 * @param holds when it holds
 * @param source where it is proved, with the number of the theorem or equation
 */
public record Statement(String name, String formula, String hypotheses, Holds holds, String source) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    /**
     * A statement.
     *
     * @param name name in results
     * @param formula the bound as text
     * @param hypotheses what it assumes
     * @param holds when it holds
     * @param source where it is proved
     * @throws IllegalArgumentException if the name is none, or a text is empty
     */
    public Statement {
        Objects.requireNonNull(holds, "holds");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: \"" + name + "\", must be " + NAME.pattern());
        }
        if (formula.isBlank() || hypotheses.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(name + ": formula, hypotheses and source must not be empty");
        }
    }
}
