package org.paralleltask.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One worker's place: its processes one after the other, and what ran in them. Times in nanoseconds since the recording
 * began. Mutable; guarded by the recorder.
 */
final class Lane {
    /** How many processes are drawn singly; where there are more, two become one. */
    static final int MAX_LIVES = 512;

    private static final int POOL_BITS = 8;

    /** How many times as wide as the longest run in it a block is. */
    static final int BLOCK = 4;

    final String name;
    final List<Bar> bars;
    final List<Life> lives;

    /** By their span and pool. */
    private final Map<Long, Block> blocks;

    /** When its last run ended. */
    long busyUntil;

    /** What runs there now; null if nothing. */
    @Nullable
    Running running;

    /** A task that has been given to a worker, and has not ended. */
    record Running(long start, int pool, long id, int attempt, long queued, Object task) {
        Running ofPool(int number) {
            return new Running(start, number, id, attempt, queued, task);
        }

        Running notBefore(long time) {
            return new Running(Math.max(start, time), pool, id, attempt, queued, task);
        }

        Bar until(long end) {
            return new Bar(start, end, RunKind.RUNNING, pool, id, attempt, queued, true, Bar.text(task));
        }
    }

    Lane(String name) {
        this(name, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    private Lane(String name, List<Bar> bars, List<Life> lives, Map<Long, Block> blocks) {
        this.name = name;
        this.bars = bars;
        this.lives = lives;
        this.blocks = blocks;
    }

    /** How many things are drawn. */
    int size() {
        return bars.size() + blocks.size();
    }

    void begin(Life life) {
        lives.add(life);
        if (lives.size() > MAX_LIVES) {
            List<Life> fewer = new ArrayList<>();
            for (int i = 0; i + 1 < lives.size(); i += 2) {
                boolean isOver = !lives.get(i).isAlive();
                if (isOver) {
                    fewer.add(lives.get(i).and(lives.get(i + 1)));
                } else {
                    fewer.add(lives.get(i));
                    fewer.add(lives.get(i + 1));
                }
            }
            if (lives.size() % 2 == 1) {
                fewer.add(lives.get(lives.size() - 1));
            }
            lives.clear();
            lives.addAll(fewer);
        }
    }

    /** The process with this pid is gone; where its beginning was not heard, it is known from now on. */
    void end(long pid, long at, String why, int exit, String cause) {
        for (int i = lives.size() - 1; i >= 0; i--) {
            Life life = lives.get(i);
            if (life.isAlive() && (life.pid() == pid || life.processes() > 1)) {
                lives.set(i, life.ended(at, why, exit, cause));
                return;
            }
        }
        begin(Life.started(pid, at, at).ended(at, why, exit, cause));
    }

    /** Draws a run in the block of its span. */
    void addToBlock(Bar bar, long grain) {
        block(bar.start() / (BLOCK * grain), bar.pool()).add(1, bar.kind().isFailure() ? 1 : 0, bar.elapsed());
    }

    /** Runs of which no more is known than how many they were. */
    void addToBlock(long at, int pool, int count, long busy, long grain) {
        block(at / (BLOCK * grain), pool).add(count, 0, busy);
    }

    private Block block(long span, int pool) {
        return blocks.computeIfAbsent(span << POOL_BITS | pool, absent -> new Block(pool));
    }

    /** Runs that are shorter than this are drawn in blocks; those of before have spans half as wide, or none. */
    void coarsen(long grain, boolean isFirst) {
        if (!isFirst) {
            Map<Long, Block> before = new HashMap<>(blocks);
            blocks.clear();
            before.forEach(
                    (key, block) -> block(key >> POOL_BITS >> 1, block.pool).add(block));
        }
        List<Bar> kept = new ArrayList<>();
        for (Bar bar : bars) {
            if (bar.elapsed() < grain && !bar.isKept()) {
                addToBlock(bar, grain);
            } else {
                kept.add(bar);
            }
        }
        bars.clear();
        bars.addAll(kept);
    }

    /** The runs that are drawn singly, and the one that still runs, by their beginning. They do not overlap. */
    List<Bar> barsUntil(long end) {
        List<Bar> all = new ArrayList<>(bars);
        Running now = running;
        if (now != null) {
            all.add(now.until(Math.max(now.start(), end)));
        }
        all.sort(Comparator.comparingLong(Bar::start));
        return all;
    }

    /** The blocks with where they begin, in no order. */
    void forEachBlock(long grain, BlockVisitor visitor) {
        blocks.forEach((key, block) -> visitor.visit((key >> POOL_BITS) * BLOCK * grain, block));
    }

    /** Takes a block. */
    @FunctionalInterface
    interface BlockVisitor {
        void visit(long start, Block block);
    }

    /** With nothing but one pool's tasks, which is then the first pool. */
    Lane only(int pool) {
        Lane filtered = copy();
        filtered.bars.removeIf(bar -> bar.pool() != pool);
        filtered.bars.replaceAll(bar -> bar.ofPool(0));
        filtered.blocks.clear();
        blocks.forEach((key, block) -> {
            if (block.pool == pool) {
                filtered.block(key >> POOL_BITS, 0).add(block);
            }
        });
        Running now = running;
        filtered.running = now == null || now.pool() != pool ? null : now.ofPool(0);
        return filtered;
    }

    Lane copy() {
        Map<Long, Block> copies = new HashMap<>();
        blocks.forEach((key, block) -> copies.put(key, block.copy()));
        Lane copy = new Lane(name, new ArrayList<>(bars), new ArrayList<>(lives), copies);
        copy.busyUntil = busyUntil;
        // It may have been heard of before the end of the run before it.
        copy.running = running == null ? null : running.notBefore(busyUntil);
        return copy;
    }
}
