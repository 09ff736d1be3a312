package org.paralleltask.wire;

/** Throws checked exceptions where none is declared, as other JVM languages do. */
public final class Sneaky {
    private Sneaky() {}

    public static void doThrow(Throwable throwable) {
        Sneaky.<RuntimeException>doThrowAs(throwable);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
    private static <T extends Throwable> void doThrowAs(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
