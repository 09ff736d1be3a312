package org.paralleltask.base;

/** Throws checked exceptions that a signature does not declare. */
public final class Sneaky {
    private Sneaky() {}

    /** Throws a checked exception that the generated method declares, and those that serve them all cannot. */
    @SuppressWarnings("unchecked")
    public static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
