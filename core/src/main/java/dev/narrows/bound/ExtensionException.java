package dev.narrows.bound;

/** An extension on the class path that cannot be used; the message names the file, the line and the class. */
public final class ExtensionException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * What is wrong with an extension.
     *
     * @param message file, line, class and what is wrong, in a line
     */
    public ExtensionException(String message) {
        super(message);
    }
}
