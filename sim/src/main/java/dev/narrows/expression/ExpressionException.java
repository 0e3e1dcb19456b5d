package dev.narrows.expression;

/** Why a text is no condition, and at which character (from 0). */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    /** The character, from 0. */
    private final int position;

    ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    /**
     * Why and where.
     *
     * @return the message and the character, from 1
     */
    public String placed() {
        return getMessage() + " (character " + (position + 1) + " of the condition)";
    }

    /**
     * Where.
     *
     * @return the character, from 0
     */
    public int position() {
        return position;
    }
}
