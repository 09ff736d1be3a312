package org.paralleltask.carry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ContextCarrier;
import org.paralleltask.base.Log;

/** The carriers of one worker, which restore what the program's have captured. Used by the thread that runs tasks. */
public final class Restorers {
    private final String worker;

    /** By class and name; null for one that cannot be made here. */
    private final Map<Key, @Nullable ContextCarrier> carriers = new HashMap<>();

    /** What has been told. */
    private final Set<String> told = new HashSet<>();

    /** What the tasks come with that run now, and its parts. */
    private CarriedContext last = CarriedContext.NOTHING;

    private Map<String, Map<String, String>> parts = Map.of();

    private record Key(ClassLoader loader, String name) {}

    /** @param worker its name */
    public Restorers(String worker) {
        this.worker = worker;
    }

    /** What was restored for one run, the last first. */
    private record Scope(Restorers all, List<ContextCarrier.Restored> restored) implements ContextCarrier.Restored {
        @Override
        public void close() {
            for (int i = restored.size() - 1; i >= 0; i--) {
                all.remove(restored.get(i));
            }
        }
    }

    /**
     * Restores it on this thread.
     *
     * @param loader where carriers are found: the class loader of the task
     * @return takes it away; null if there is nothing
     */
    public ContextCarrier.@Nullable Restored restore(CarriedContext carried, ClassLoader loader) {
        if (carried.isNothing()) {
            return null;
        }
        List<ContextCarrier.Restored> restored = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> part : parts(carried).entrySet()) {
            ContextCarrier carrier = carriers.computeIfAbsent(new Key(loader, part.getKey()), this::make);
            if (carrier != null) {
                try {
                    restored.add(carrier.restore(part.getValue()));
                } catch (RuntimeException | LinkageError theirs) {
                    tell(part.getKey(), "failed to restore what it has captured", theirs);
                }
            }
        }
        return new Scope(this, restored);
    }

    private Map<String, Map<String, String>> parts(CarriedContext carried) {
        if (!carried.equals(last)) {
            try {
                parts = carried.parts();
            } catch (IOException broken) {
                parts = Map.of();
                tell("the program's", "has sent what cannot be read", broken);
            }
            last = carried;
        }
        return parts;
    }

    private @Nullable ContextCarrier make(Key key) {
        try {
            return Class.forName(key.name(), true, key.loader())
                    .asSubclass(ContextCarrier.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            tell(
                    key.name(),
                    "cannot be made in a worker: it must be on the worker's class path, public, with a public"
                            + " constructor without parameters, and in a module its package must be exported",
                    e);
            return null;
        }
    }

    private void remove(ContextCarrier.Restored restored) {
        try {
            restored.close();
        } catch (RuntimeException | LinkageError theirs) {
            tell(restored.getClass().getName(), "failed to take away what it had restored", theirs);
        }
    }

    private void tell(String carrier, String what, Throwable why) {
        if (told.add(carrier + " " + what)) {
            Log.warn(
                    "Worker " + worker + ": ContextCarrier " + carrier + " " + what
                            + ": tasks run without it (told once)",
                    why);
        }
    }
}
