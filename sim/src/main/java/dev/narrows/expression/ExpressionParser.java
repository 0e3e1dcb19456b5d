package dev.narrows.expression;

import dev.narrows.yaml.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the grammar of {@link Expression} by recursive descent, one method a rule. */
final class ExpressionParser {
    static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;
    private static final List<String> COMPARATORS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final Set<String> WORDS = Set.of("and", "or", "not");
    private static final Pattern TOKEN = Pattern.compile("(?<space>[ \\t\\r\\n]+)"
            + "|(?<number>-?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.]))"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_.\\[\\]-]*)|(?<text>'[^']*'|\"[^\"]*\")|(?<sign>[<>=!]=|[<>()])");

    private static final String NO_ARITHMETIC = "; a condition compares and does not compute";
    /** What to write in the place of a sign that there is not. */
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("=", "; write =="),
            Map.entry("=<", "; write <="),
            Map.entry("=>", "; write >="),
            Map.entry("&", "; write and, or"),
            Map.entry("|", "; write and, or"),
            Map.entry("%", "; write a fraction, such as 0.3 for 30 %"),
            Map.entry(",", "; write a decimal point, and join conditions by and"),
            Map.entry("-", NO_ARITHMETIC),
            Map.entry("+", NO_ARITHMETIC),
            Map.entry("*", NO_ARITHMETIC),
            Map.entry("/", NO_ARITHMETIC));

    private static final List<String> GROUPS = List.of("number", "name", "text", "sign");

    private final String source;
    private final Names known;
    private final Set<String> used = new TreeSet<>();
    private final Matcher matcher;
    private int start;
    private String token = "";
    private String group = "";
    private int depth;

    ExpressionParser(String source, Names known) {
        this.source = source;
        this.known = known;
        this.matcher = TOKEN.matcher(source);
    }

    Expression expression() throws ExpressionException {
        if (source.length() > LONGEST) {
            throw new ExpressionException(0, "has " + source.length() + " characters, a condition may have " + LONGEST);
        }
        advance();
        Condition condition = condition();
        if (!group.equals("end")) {
            throw unexpected("and, or, or the end");
        }
        return new Expression(source, condition, used);
    }

    private Condition condition() throws ExpressionException {
        Condition left = conjunction();
        while (takes("or")) {
            left = Condition.or(left, conjunction());
        }
        return left;
    }

    private Condition conjunction() throws ExpressionException {
        Condition left = negation();
        while (takes("and")) {
            left = Condition.and(left, negation());
        }
        return left;
    }

    private Condition negation() throws ExpressionException {
        if (++depth > DEEPEST) {
            throw new ExpressionException(start, "nests deeper than " + DEEPEST);
        }
        Condition result;
        if (takes("not")) {
            result = Condition.not(negation());
        } else if (token.equals("(")) {
            advance();
            result = condition();
            if (!token.equals(")")) {
                throw unexpected("and, or, or )");
            }
            advance();
        } else {
            result = comparison();
        }
        depth--;
        return result;
    }

    private Condition comparison() throws ExpressionException {
        Condition.Operand left = operand();
        if (!COMPARATORS.contains(token)) {
            throw unexpected("a comparison (" + Wording.oneOf(COMPARATORS) + ")");
        }
        String comparator = token;
        int at = start;
        advance();
        requireQuotes(left);
        Condition.Operand right = operand();
        if (left.kind() != right.kind()) {
            throw new ExpressionException(at, "compares a number with a text; a text stands in quotes, as in 'true'");
        }
        if (left.kind() == Expression.Kind.TEXT && !comparator.equals("==") && !comparator.equals("!=")) {
            throw new ExpressionException(at, "orders texts, which can only be == or !=");
        }
        if (COMPARATORS.contains(token)) {
            throw new ExpressionException(start, "chains comparisons: join two of them by and");
        }
        return Condition.comparison(left, comparator, right);
    }

    /** A word that is no name, beside a text, is a text that lacks its quotes. */
    private void requireQuotes(Condition.Operand left) throws ExpressionException {
        if (left.kind() == Expression.Kind.TEXT
                && group.equals("name")
                && !known.has(token)
                && !WORDS.contains(token)) {
            throw new ExpressionException(
                    start,
                    "unknown name " + Wording.quoted(token) + ", a text stands in quotes: write '" + token + "'");
        }
    }

    private Condition.Operand operand() throws ExpressionException {
        Condition.Operand operand = switch (group) {
            case "number" -> number();
            case "text" -> new Condition.Operand(null, token.substring(1, token.length() - 1), Expression.Kind.TEXT);
            case "name" -> name();
            default -> throw unexpected("a number, a name or a 'text'");
        };
        advance();
        return operand;
    }

    private Condition.Operand number() throws ExpressionException {
        double value = Double.parseDouble(token);
        if (Double.isInfinite(value)) {
            throw new ExpressionException(start, "has " + Wording.quoted(token) + ", beyond the range of a double");
        }
        return new Condition.Operand(null, value + 0.0, Expression.Kind.NUMBER);
    }

    private Condition.Operand name() throws ExpressionException {
        if (WORDS.contains(token)) {
            throw unexpected("a number, a name or a 'text'");
        }
        String full = known.full(token, start);
        used.add(full);
        return new Condition.Operand(full, null, known.kind(full));
    }

    /** Takes this word, if it is the next token. */
    private boolean takes(String word) {
        boolean here = group.equals("name") && token.equals(word);
        if (here) {
            advance();
        }
        return here;
    }

    private ExpressionException unexpected(String wanted) {
        String found = group.equals("end") ? "ends here" : "has " + Wording.quoted(token);
        String two = source.substring(start, Math.min(source.length(), start + 2));
        String hint = HINTS.getOrDefault(two, HINTS.getOrDefault(token, ""));
        return new ExpressionException(start, found + ", expected " + wanted + hint);
    }

    /** Takes the next token; a character that begins none becomes one of its own. */
    private void advance() {
        start += token.length();
        matcher.region(start, source.length());
        if (matcher.lookingAt() && matcher.group("space") != null) {
            start = matcher.end();
            matcher.region(start, source.length());
        }
        if (start == source.length()) {
            token = "";
            group = "end";
        } else if (!matcher.lookingAt()) {
            token = source.substring(start, source.offsetByCodePoints(start, 1));
            group = "unknown";
        } else {
            token = matcher.group();
            group = GROUPS.stream()
                    .filter(name -> matcher.group(name) != null)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
