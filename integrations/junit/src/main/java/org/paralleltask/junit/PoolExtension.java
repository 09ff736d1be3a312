package org.paralleltask.junit;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.paralleltask.PoolOptions;
import org.paralleltask.pool.Pool;
import org.paralleltask.pool.Workers;

/**
 * A pool for the tests of a class and of those that are nested in it, opened at its first use and closed after the last test;
 * in a field that is not static, for each test. What it has left then is a failure: see {@link WorkerLeaks}.
 *
 * <pre>{@code
 * class RenderTest {
 *     @RegisterExtension
 *     static final PoolExtension<RenderPool> POOL = PoolExtension.of(RenderPool.class, RenderPool::open);
 *
 *     @Test
 *     void renders(RenderPool pool) { ... } // or POOL.get()
 * }
 * }</pre>
 *
 * <p>With the system property {@value #IN_PROCESS} its tasks run on threads of the tests' own JVM, so that the debugger of an
 * IDE stops in them; then a time limit can only interrupt, and a crash is the tests' own.
 *
 * @param <P> the generated pool
 */
public final class PoolExtension<P extends Pool>
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    /** The system property that makes all pools of extensions run in this process, if it is {@code true}. */
    public static final String IN_PROCESS = "paralleltask.junit.inProcess";

    private final Class<P> type;
    private final Function<? super Workers, ? extends P> open;
    private final UnaryOperator<PoolOptions> options;
    private final WorkerLeaks leaks = new WorkerLeaks();

    /** How many classes use it now: one, and those that are nested in it. 0 if it is in a field that is not static. */
    private int classes;

    private @Nullable Workers workers;
    private @Nullable P pool;

    private PoolExtension(
            Class<P> type, Function<? super Workers, ? extends P> open, UnaryOperator<PoolOptions> options) {
        this.type = type;
        this.open = open;
        this.options = options;
    }

    /**
     * A pool with two workers.
     *
     * @param <P> the pool's class
     * @param type the pool's class
     * @param open such as {@code RenderPool::open}; or {@code workers -> RenderPool.open(workers, options -> …)}, for
     *     limits
     * @return the extension, to be registered
     */
    public static <P extends Pool> PoolExtension<P> of(Class<P> type, Function<? super Workers, ? extends P> open) {
        return new PoolExtension<>(
                Objects.requireNonNull(type, "type"),
                Objects.requireNonNull(open, "open"),
                options -> options.workers(2).startOnDemand(true));
    }

    /**
     * The same with these options of its workers; they have no effect in this process, but for their number.
     *
     * @param more changes the options of the workers
     * @return an extension that opens its workers so
     */
    public PoolExtension<P> workers(UnaryOperator<PoolOptions> more) {
        return new PoolExtension<>(type, open, before -> more.apply(options.apply(before)));
    }

    /** {@return the pool} */
    public synchronized P get() {
        P opened = pool;
        if (opened == null) {
            Workers started = Boolean.getBoolean(IN_PROCESS)
                    ? Workers.inProcess(options.apply(PoolOptions.defaults()).workers())
                    : Workers.open(options);
            workers = started;
            opened = open.apply(started);
            pool = opened;
        }
        return opened;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        enter();
        leaks.beforeAll(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!isOfClass()) {
            leaks.beforeAll(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!isOfClass()) {
            close();
            leaks.afterAll(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (leave()) {
            close();
            leaks.afterAll(context);
        }
    }

    private synchronized void enter() {
        classes++;
    }

    /** Whether no class is left. */
    private synchronized boolean leave() {
        classes--;
        return classes == 0;
    }

    private synchronized boolean isOfClass() {
        return classes > 0;
    }

    private synchronized void close() {
        P opened = pool;
        Workers started = workers;
        pool = null;
        workers = null;
        if (opened != null) {
            opened.close();
        }
        if (started != null) {
            started.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(type);
    }

    @Override
    public P resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return get();
    }
}
