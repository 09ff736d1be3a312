package org.paralleltask.example;

/**
 * Counts of what class files hold.
 *
 * @param lambdas lambda expressions and method references
 * @param codeBytes the size of all methods' bytecode
 * @param newestVersion the greatest major version of a class file: 52 for Java 8, 61 for 17; 0 without class files
 */
record ClassCounts(
        long classes,
        long records,
        long methods,
        long lambdas,
        long codeBytes,
        int newestVersion,
        LongestMethod longest) {
    static final ClassCounts NONE = new ClassCounts(0, 0, 0, 0, 0, 0, LongestMethod.NONE);

    private static final int VERSION_OF_JAVA_0 = 44;

    ClassCounts plus(ClassCounts other) {
        return new ClassCounts(
                classes + other.classes,
                records + other.records,
                methods + other.methods,
                lambdas + other.lambdas,
                codeBytes + other.codeBytes,
                Math.max(newestVersion, other.newestVersion),
                other.longest.bytes() > longest.bytes() ? other.longest : longest);
    }

    /** The oldest Java that reads all of them; 0 without class files. */
    int java() {
        return Math.max(0, newestVersion - VERSION_OF_JAVA_0);
    }
}
