package dev.narrows.expression;

/** Why a text is no condition, and at which character (from 0). */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
