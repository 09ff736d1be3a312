package org.paralleltask.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.context.ContextRegistry;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paralleltask.ContextCarrier;

/** Thread locals across processes. */
class AccessorCarrierTest {
    private final List<String> printed = new CopyOnWriteArrayList<>();

    /** What cannot be written, though its type says that it can. */
    private static final class Unwritable implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("UnusedMethod") // called by serialization
        private void writeObject(ObjectOutputStream out) {
            throw new IllegalStateException("not this one");
        }
    }

    @BeforeEach
    void register() {
        Looks.register();
    }

    @AfterEach
    void clear() {
        Tenant.clear();
        Looks.LOCALE.remove();
        Looks.OTHER.remove();
        ContextRegistry.getInstance().removeThreadLocalAccessor("far");
    }

    private LookPool open() {
        return LookPool.open(options -> options.output(line -> printed.add(line.text())));
    }

    @Test
    void textsAndSerializableValuesAreInTheWorkerAndGoneAfterTheTask() throws InterruptedException {
        try (LookPool pool = open()) {
            Tenant.set("acme");
            assertThat(pool.call()).isEqualTo("acme null null");
            Looks.LOCALE.set(Locale.CANADA_FRENCH);
            Looks.OTHER.set(Map.of("one", 1));
            assertThat(pool.call()).isEqualTo("acme fr_CA {one=1}");
            clear();
            assertThat(pool.call()).isEqualTo("null null null");
        }
        assertThat(printed).isEmpty();
    }

    @Test
    void whatCannotBeWrittenStaysBehindAlone() throws InterruptedException {
        try (LookPool pool = open()) {
            Tenant.set("acme");
            Looks.OTHER.set(new Object());
            assertThat(pool.call()).isEqualTo("acme null null");
            Looks.OTHER.set(new Unwritable());
            assertThat(pool.call()).isEqualTo("acme null null");
        }
    }

    @Test
    void aWorkerSaysOnceWhichAccessorItHasNot() throws InterruptedException {
        ThreadLocal<String> far = new ThreadLocal<>();
        ContextRegistry.getInstance().registerThreadLocalAccessor("far", far);
        far.set("away");
        try (LookPool pool = open()) {
            Tenant.set("acme");
            assertThat(pool.call()).isEqualTo("acme null null");
            assertThat(pool.call()).isEqualTo("acme null null");
            await().until(() -> printed.stream().anyMatch(line -> line.contains("META-INF/services")));
        }
        assertThat(printed.stream().filter(line -> line.contains("Context \"far\" has no ThreadLocalAccessor")))
                .hasSize(1);
    }

    @Test
    void oneThatFailsLeavesNothingSet() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        "far",
                        () -> "away",
                        value -> {
                            throw new IllegalStateException("not here");
                        },
                        () -> {});
        ContextCarrier carrier = new AccessorCarrier();

        assertThatThrownBy(() -> carrier.restore(Map.of("tenant", "acme", "far", "away")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Tenant.current()).isNull();
    }

    @Test
    void whatTheThreadHadBeforeIsThereAgain() {
        Tenant.set("first");
        ContextCarrier carrier = new AccessorCarrier();
        assertThat(carrier.capture()).containsOnly(Map.entry("tenant", "first"));
        ContextCarrier.Restored restored = carrier.restore(Map.of("tenant", "second"));
        assertThat(Tenant.current()).isEqualTo("second");
        restored.close();
        assertThat(Tenant.current()).isEqualTo("first");
    }
}
