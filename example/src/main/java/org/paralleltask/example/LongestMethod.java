package org.paralleltask.example;

/**
 * The method with the most bytecode.
 *
 * @param name its class, name and parameter types, as in {@code java.util.List.of(Object, Object)}
 */
record LongestMethod(String name, int bytes) {
    static final LongestMethod NONE = new LongestMethod("", 0);
}
