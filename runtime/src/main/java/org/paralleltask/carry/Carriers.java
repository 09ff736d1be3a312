package org.paralleltask.carry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.paralleltask.ContextCarrier;
import org.paralleltask.base.PoolLog;

/**
 * The carriers of one pool, in the program. They are looked for when the first task is passed, while the first worker's JVM
 * boots: to look for a service opens each jar of the class path. Thread-safe.
 */
public final class Carriers {
    private static final ContextCarrier[] NONE = {};

    private static final String SERVICE = "META-INF/services/" + ContextCarrier.class.getName();

    private final Class<?> task;
    private final PoolLog log;

    /** Null until they were looked for. Whether two threads look at once does not matter. */
    private volatile ContextCarrier @Nullable [] found;

    /**
     * @param given those that an option names; empty for those that are found as services
     * @param task a class of the pool's task: others are looked for where that is
     */
    public Carriers(Optional<List<ContextCarrier>> given, Class<?> task, PoolLog log) {
        this.task = task;
        this.log = log;
        this.found = given.map(all -> all.toArray(NONE)).orElse(null);
    }

    /** What the current thread's context is now. */
    public CarriedContext capture() {
        ContextCarrier[] carriers = found;
        if (carriers == null) {
            carriers = find();
            found = carriers;
        }
        return carriers.length == 0 ? CarriedContext.NOTHING : capture(carriers);
    }

    private CarriedContext capture(ContextCarrier[] carriers) {
        CarriedContext all = CarriedContext.NOTHING;
        for (ContextCarrier carrier : carriers) {
            all = add(carrier, all);
        }
        return all;
    }

    private CarriedContext add(ContextCarrier carrier, CarriedContext all) {
        String name = carrier.getClass().getName();
        try {
            Map<String, String> captured = carrier.capture();
            if (captured == null || captured.isEmpty()) { // a carrier may be written without null checks
                return all;
            }
            CarriedContext more = all.with(name, captured);
            if (more != null) {
                return more;
            } else if (log.once(name + " size")) {
                log.warn(
                        "What the ContextCarrier " + name + " has captured is left out: all carriers together may have "
                                + CarriedContext.MOST_BYTES + " bytes for each task. Tasks go without it (told once)");
            }
        } catch (RuntimeException | LinkageError theirs) {
            if (log.once(name + " failure")) {
                log.warn(
                        "The ContextCarrier " + name + " failed to capture: tasks go without what it has (told once)",
                        theirs);
            }
        }
        return all;
    }

    private ContextCarrier[] find() {
        ClassLoader loader = task.getClassLoader();
        if (!task.getModule().isNamed() && loader.getResource(SERVICE) == null) {
            return NONE; // where no module could provide one, this costs a program's start half as much as what follows
        }
        List<ContextCarrier> carriers = new ArrayList<>();
        try {
            Iterator<ContextCarrier> services =
                    ServiceLoader.load(ContextCarrier.class, loader).iterator();
            while (services.hasNext()) {
                carriers.add(services.next());
            }
        } catch (ServiceConfigurationError | LinkageError broken) {
            log.warn(
                    "A ContextCarrier that META-INF/services names cannot be made: tasks go without it, and without"
                            + " those after it",
                    broken);
        }
        return carriers.toArray(NONE);
    }
}
