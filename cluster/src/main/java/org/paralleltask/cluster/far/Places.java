package org.paralleltask.cluster.far;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.paralleltask.cluster.engine.Member;

/**
 * Which slot of which node a worker's index stands for. An index stays with its slot as long as the node is there, and is used
 * again afterwards. Thread-safe.
 */
final class Places {
    @GuardedBy("this")
    private final TreeMap<Integer, Place> byIndex = new TreeMap<>();

    /** The highest index that a slot has had. */
    @GuardedBy("this")
    private int highest = -1;

    /** One slot; the node has the others. */
    private record Place(Member node, int slot) {}

    /**
     * From now on there are these nodes.
     *
     * @return the indexes of their slots; if there are none, one that no slot has had: so that workers on nodes that leave go
     */
    synchronized Set<Integer> update(List<Member> nodes) {
        Set<Place> wanted = new HashSet<>();
        for (Member node : nodes) {
            for (int slot = 0; slot < node.slots(); slot++) {
                wanted.add(new Place(node, slot));
            }
        }
        byIndex.values().removeIf(place -> !wanted.contains(place));
        wanted.removeAll(byIndex.values());
        int index = 0;
        for (Member node : nodes) {
            for (int slot = 0; slot < node.slots(); slot++) {
                Place place = new Place(node, slot);
                if (wanted.contains(place)) {
                    while (byIndex.containsKey(index)) {
                        index++;
                    }
                    byIndex.put(index, place);
                    highest = Math.max(highest, index);
                }
            }
        }
        notifyAll();
        return byIndex.isEmpty() ? Set.of(highest + 1) : Set.copyOf(byIndex.keySet());
    }

    /** The node of an index; empty if it has none now. */
    synchronized Optional<Member> node(int index) {
        return Optional.ofNullable(byIndex.get(index)).map(Place::node);
    }

    /** Waits a while for a change. */
    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    synchronized void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException ignored) {
            // a supervisor obeys none
        }
    }
}
