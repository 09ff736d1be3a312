package org.paralleltask.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a recorder remembers at one moment. Nobody changes it any more.
 *
 * @param began when the recording began
 * @param end this moment, in nanoseconds since then
 * @param slowest the slowest first
 * @param moreFailures how many there were that are not among these
 * @param grain runs that are shorter are drawn in blocks; 0 if none are
 * @param together how many runs are in blocks
 */
record Snapshot(
        Instant began,
        long end,
        List<PoolRecord> pools,
        List<Lane> lanes,
        List<Drawing.Slow> slowest,
        List<Failure> failures,
        long moreFailures,
        long grain,
        long together) {

    /** The names of the pools, such as {@code copy, resize}. */
    String title() {
        return pools.isEmpty()
                ? "nothing"
                : String.join(", ", pools.stream().map(pool -> pool.name).toList());
    }

    /** The same with nothing but one pool's tasks, and the workers that had some. */
    Snapshot only(String name) {
        int wanted = pools.stream().map(pool -> pool.name).toList().indexOf(name);
        List<Lane> kept = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>(); // the new number of each lane; -1 if it has gone
        for (Lane lane : lanes) {
            Lane filtered = lane.only(wanted);
            boolean isKept = filtered.size() > 0 || filtered.running != null;
            numbers.add(isKept ? kept.size() : -1);
            if (isKept) {
                kept.add(filtered);
            }
        }
        return new Snapshot(
                began,
                end,
                wanted < 0 ? List.of() : List.of(pools.get(wanted)),
                kept,
                slowest.stream()
                        .filter(slow -> slow.bar().pool() == wanted && numbers.get(slow.lane()) >= 0)
                        .map(slow -> new Drawing.Slow(
                                numbers.get(slow.lane()), slow.bar().ofPool(0)))
                        .toList(),
                failures.stream()
                        .filter(failure -> failure.bar().pool() == wanted)
                        .map(failure -> failure.at(
                                failure.lane() < 0 ? -1 : numbers.get(failure.lane()),
                                failure.bar().ofPool(0)))
                        .toList(),
                moreFailures,
                grain,
                together);
    }
}
