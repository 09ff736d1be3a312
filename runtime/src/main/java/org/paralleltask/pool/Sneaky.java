package org.paralleltask.pool;

/** Throws checked exceptions that a signature does not declare. */
final class Sneaky {
    private Sneaky() {}

    /** Throws a checked exception that the generated method declares, and those that serve them all cannot. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
