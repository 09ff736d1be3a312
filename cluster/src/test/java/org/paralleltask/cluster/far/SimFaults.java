package org.paralleltask.cluster.far;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Which tasks kill their workers, some the first time that they run, some always; and which take long. For one thread. */
final class SimFaults {
    private static final int ONE_OF = 400;

    private final Set<Integer> always = new HashSet<>();
    private final Set<Integer> once = new HashSet<>();
    private final Set<Integer> slow = new HashSet<>();

    SimFaults(int tasks, Random random) {
        for (int task = 0; task < tasks; task++) {
            if (random.nextInt(ONE_OF) == 0) {
                (random.nextBoolean() ? always : once).add(task);
            } else if (random.nextInt(ONE_OF / 4) == 0) {
                slow.add(task);
            }
        }
    }

    boolean kills(int task) {
        return always.contains(task) || once.remove(task);
    }

    /** Whether it takes so long that what was sent with it is late. */
    boolean isSlow(int task) {
        return slow.contains(task);
    }

    /** Whether it kills each worker that runs it. */
    boolean alwaysKills(int task) {
        return always.contains(task);
    }
}
