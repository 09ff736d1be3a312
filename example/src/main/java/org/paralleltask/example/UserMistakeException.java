package org.paralleltask.example;

/** Thrown when the program cannot do what the user asked for. The message tells the user why. */
final class UserMistakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserMistakeException(String message) {
        super(message);
    }
}
