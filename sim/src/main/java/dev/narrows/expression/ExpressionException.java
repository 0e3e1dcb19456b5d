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
     * Where.
     *
     * @return the character, from 0
     */
    public int position() {
        return position;
    }
}
