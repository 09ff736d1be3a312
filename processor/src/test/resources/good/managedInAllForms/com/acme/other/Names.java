package com.acme.other;

/** Its methods are public, what it has nested is not always. */
public interface Names {
    /** One. */
    int add(String name);

    /** Another module's package may not name this. */
    default int hidden(Hidden hidden) {
        return 0;
    }
}

record Hidden(int value) {}
