package org.paralleltask.example;

/** Thrown when the program cannot do what it was told to; the message says why, to the user. */
final class UserMistakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserMistakeException(String message) {
        super(message);
    }
}
