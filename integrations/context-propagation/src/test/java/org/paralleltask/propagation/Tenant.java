package org.paralleltask.propagation;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/** The tenant of the current thread: a text, whose accessor each process finds as a service. */
public final class Tenant implements ThreadLocalAccessor<String> {
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    static @Nullable String current() {
        return CURRENT.get();
    }

    static void set(String tenant) {
        CURRENT.set(tenant);
    }

    static void clear() {
        CURRENT.remove();
    }

    @Override
    public Object key() {
        return "tenant";
    }

    @Override
    public @Nullable String getValue() {
        return current();
    }

    @Override
    public void setValue(String value) {
        set(value);
    }

    @Override
    public void setValue() {
        clear();
    }
}
