package dev.narrows.scenario;

/** Why a text is no condition, and at which character (from 0). */
final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    int position() {
        return position;
    }
}
