package org.paralleltask.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * What is drawn of a run: its lanes, with a bar for each run of a task until there are too many of these. Then the short ones
 * become {@link Block}s, and what counts as short doubles until there is room. Also the slowest runs. Mutable; guarded by the
 * recorder.
 */
final class Drawing {
    private static final int MAX_SLOWEST = 50;
    private static final int MAX_LANES = 2_000;
    private static final long FIRST_GRAIN = 1 << 10;

    /** A sixteenth of a second; so blocks are a quarter wide. */
    private static final long SAMPLED_GRAIN = 1 << 26;

    private static final Comparator<Slow> FASTEST_FIRST =
            Comparator.comparingLong(slow -> slow.bar().elapsed());

    private final int maxBars;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<LaneKey, Integer> laneNumbers = new HashMap<>();
    private final PriorityQueue<Slow> slowest = new PriorityQueue<>(FASTEST_FIRST);

    /** Bars and blocks as they were last counted, and what has come since. */
    private int drawn;

    /** Runs that are shorter are drawn in blocks; 0 if none are. */
    private long grain;

    /** How many runs are in blocks. */
    private long together;

    private record LaneKey(int source, String worker) {}

    /** One of the slowest runs. */
    record Slow(int lane, Bar bar) {}

    Drawing(int maxBars) {
        this.maxBars = maxBars;
    }

    long grain() {
        return grain;
    }

    long together() {
        return together;
    }

    Lane lane(int number) {
        return lanes.get(number);
    }

    /** The number of a worker's lane; the last one's, where there are too many. */
    int laneOf(int source, String worker) {
        LaneKey key = new LaneKey(source, worker);
        Integer known = laneNumbers.get(key);
        if (known != null) {
            return known;
        }
        if (lanes.size() < MAX_LANES) {
            long same = laneNumbers.keySet().stream()
                    .filter(other -> other.worker().equals(worker))
                    .count();
            lanes.add(new Lane(same == 0 ? worker : worker + " (" + (same + 1) + ")"));
            laneNumbers.put(key, lanes.size() - 1);
        }
        return lanes.size() - 1;
    }

    /**
     * Draws a run that has ended, and returns it with its text if it is drawn singly.
     *
     * @param text is asked only if it is needed: it is made by the user's code
     */
    Bar draw(int lane, Bar bar, Supplier<String> text, long now) {
        Slow fastest = slowest.peek();
        boolean isSlow = slowest.size() < MAX_SLOWEST
                || (fastest != null && bar.elapsed() > fastest.bar().elapsed());
        boolean isShort = bar.elapsed() < grain && !bar.isKept();
        Bar named = isShort && !isSlow ? bar : bar.named(text.get());
        if (isSlow) {
            slowest.add(new Slow(lane, named));
            if (slowest.size() > MAX_SLOWEST) {
                slowest.remove();
            }
        }
        if (isShort) {
            lanes.get(lane).addToBlock(named, grain);
            together++;
        } else {
            lanes.get(lane).bars.add(named);
        }
        drawn++;
        coarsenIfFull(now);
        return named;
    }

    /** Runs of which no more is known than how many they were, and how long they took together. */
    void draw(int lane, int pool, long from, int count, long busy, long now) {
        if (grain == 0) {
            setGrain(SAMPLED_GRAIN);
        }
        lanes.get(lane).addToBlock(from, pool, count, busy, grain);
        together += count;
        drawn++;
        coarsenIfFull(now);
    }

    private void coarsenIfFull(long now) {
        if (drawn <= maxBars) {
            return;
        }
        drawn = lanes.stream().mapToInt(Lane::size).sum();
        while (drawn > maxBars / 2 && grain <= now) {
            setGrain(grain == 0 ? FIRST_GRAIN : 2 * grain);
        }
    }

    private void setGrain(long longer) {
        boolean isFirst = grain == 0;
        int before = bars();
        grain = longer;
        lanes.forEach(lane -> lane.coarsen(grain, isFirst));
        drawn = lanes.stream().mapToInt(Lane::size).sum();
        together += before - bars();
    }

    private int bars() {
        return lanes.stream().mapToInt(lane -> lane.bars.size()).sum();
    }

    /** Whether a worker lives, or a task runs. */
    boolean isLive() {
        return lanes.stream()
                .anyMatch(lane -> lane.running != null || lane.lives.stream().anyMatch(Life::isAlive));
    }

    List<Lane> copyOfLanes() {
        return lanes.stream().map(Lane::copy).toList();
    }

    /** The slowest first. */
    List<Slow> slowest() {
        List<Slow> all = new ArrayList<>(slowest);
        all.sort(FASTEST_FIRST.reversed());
        return all;
    }
}
