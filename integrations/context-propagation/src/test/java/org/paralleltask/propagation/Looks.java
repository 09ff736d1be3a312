package org.paralleltask.propagation;

import io.micrometer.context.ContextRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

/** A task that says what its thread knows. */
final class Looks {
    static final ThreadLocal<@Nullable Locale> LOCALE = new ThreadLocal<>();
    static final ThreadLocal<@Nullable Object> OTHER = new ThreadLocal<>();

    private Looks() {}

    /** Registers what no service names. */
    @OnWorkerStart
    static void register() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor("locale", LOCALE)
                .registerThreadLocalAccessor("other", OTHER);
    }

    @ParallelTask(workers = 1)
    static String look() {
        return Tenant.current() + " " + LOCALE.get() + " " + OTHER.get();
    }
}
