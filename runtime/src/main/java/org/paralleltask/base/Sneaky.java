package org.paralleltask.base;

/** Throws checked exceptions that a signature does not declare. */
public final class Sneaky {
    private Sneaky() {}

    /**
     * Throws a checked exception. The generated method declares it; the library's methods, which serve all generated ones,
     * cannot.
     */
    @SuppressWarnings("unchecked")
    public static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
