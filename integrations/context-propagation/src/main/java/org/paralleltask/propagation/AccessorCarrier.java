package org.paralleltask.propagation;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ContextCarrier;

/**
 * What the {@link ThreadLocalAccessor}s of Micrometer's {@link ContextRegistry} hold goes with each task.
 *
 * <p>A worker is another process, so only values that can be written down get there: texts, and what is {@link Serializable}.
 * All others stay behind, such as an observation or a span, and so does what an accessor holds whose key is no text. The
 * worker must have an accessor of the same key. It has those that are found as services; others a method with
 * {@code @OnWorkerStart} registers.
 */
public final class AccessorCarrier implements ContextCarrier {
    private static final System.Logger LOG = System.getLogger(AccessorCarrier.class.getName());

    /** What the name of an entry begins with whose value is not its text itself. */
    private static final String SERIALIZED = "serialized:";

    /** The keys of which something was logged. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Called by the JDK, and by workers. */
    public AccessorCarrier() {}

    @Override
    public Map<String, String> capture() {
        Map<String, String> captured = new LinkedHashMap<>();
        for (ThreadLocalAccessor<?> accessor : ContextRegistry.getInstance().getThreadLocalAccessors()) {
            if (accessor.key() instanceof String key) {
                Object value = accessor.getValue();
                if (value instanceof String text) {
                    captured.put(key, text);
                } else if (value instanceof Serializable object) {
                    addSerialized(key, object, captured);
                }
            }
        }
        return captured;
    }

    private void addSerialized(String key, Serializable value, Map<String, String> captured) {
        try {
            captured.put(SERIALIZED + key, SerializedText.of(value));
        } catch (IOException | RuntimeException unwritable) {
            tell(key, "cannot be serialized: tasks go without it", unwritable);
        }
    }

    @Override
    public Restored restore(Map<String, String> captured) {
        Set<String> missing = new HashSet<>(captured.keySet());
        RestoredAccessors restored = new RestoredAccessors();
        try {
            for (ThreadLocalAccessor<?> accessor : ContextRegistry.getInstance().getThreadLocalAccessors()) {
                if (accessor.key() instanceof String key) {
                    missing.remove(key);
                    missing.remove(SERIALIZED + key);
                    Object value = valueOf(key, captured);
                    if (value != null) {
                        restored.set(accessor, value);
                    }
                }
            }
        } catch (RuntimeException | Error failure) {
            restored.close();
            throw failure;
        }
        missing.forEach(name -> tell(
                name.startsWith(SERIALIZED) ? name.substring(SERIALIZED.length()) : name,
                "has no ThreadLocalAccessor in this worker: tasks go without it. Name the accessor's class in"
                        + " META-INF/services/" + ThreadLocalAccessor.class.getName()
                        + ", or register it in a method with @OnWorkerStart",
                null));
        return restored;
    }

    private @Nullable Object valueOf(String key, Map<String, String> captured) {
        String text = captured.get(key);
        if (text != null) {
            return text;
        }
        String serialized = captured.get(SERIALIZED + key);
        if (serialized == null) {
            return null;
        }
        try {
            return SerializedText.read(serialized);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError unreadable) {
            tell(key, "cannot be deserialized in this worker: tasks go without it", unreadable);
            return null;
        }
    }

    private void tell(String key, String what, @Nullable Throwable why) {
        if (told.add(key)) {
            LOG.log(System.Logger.Level.WARNING, "Context \"" + key + "\" " + what + " (told once)", why);
        }
    }
}
