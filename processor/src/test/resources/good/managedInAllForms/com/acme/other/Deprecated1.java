package com.acme.other;

/** Old. */
public interface Deprecated1 {
    /**
     * Old.
     *
     * @deprecated for the test
     */
    @Deprecated
    int add(String name);

    /**
     * Older.
     *
     * @deprecated for the test
     */
    @Deprecated(forRemoval = true)
    default int remove(String name) {
        return 0;
    }

    /** New. */
    int size();
}
