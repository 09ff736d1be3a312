package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A figure and its references. Each is a piece of code that runs once and returns what it measured. */
final class Race implements Contest {
    private static final String OWN = "";

    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Set<String> interpreted = new HashSet<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** One way to do what is measured. */
    interface Way {
        /** Runs once. Returns what was measured, in the figure's unit. */
        double run() throws Exception;
    }

    /** Keeps something open as long as this is. */
    <T extends AutoCloseable> T open(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Adds this library's way, which the figure is about. */
    Race own(Way way) {
        return reference(OWN, way);
    }

    /** Adds another way to do the same. */
    Race reference(String name, Way way) {
        ways.put(name, way);
        return this;
    }

    /** Adds Python's way, if Python is there; see {@link Python#peer}. */
    Race python(String name, String function, Object... arguments) throws IOException {
        if (Python.isThere()) {
            Peer peer = open(Python.peer(function, arguments));
            reference(name, () -> peer.run(""));
            interpreted.add(name);
        }
        return this;
    }

    /** Runs all in turns until they do not get faster, and drops what was measured. */
    Race warmUp(Effort effort) throws Exception {
        return warmUp(effort.warmUpRounds(), effort.warmUpMillis());
    }

    /**
     * Runs all in turns only a few times, and drops what was measured: a start must not become faster than users see
     * it.
     */
    Race rehearse(Effort effort) throws Exception {
        return warmUp(effort.warmUpRounds(), 0);
    }

    /** What compiles nothing is as fast after one round as after ten. */
    private Race warmUp(int rounds, int leastMillis) throws Exception {
        long start = System.nanoTime();
        for (int round = 0; round < rounds || Clock.secondsSince(start) * 1000 < leastMillis; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                if (round == 0 || !interpreted.contains(way.getKey())) {
                    way.getValue().run();
                }
            }
        }
        return this;
    }

    @Override
    public double run(Optional<String> reference) throws Exception {
        Way way = ways.get(reference.orElse(OWN));
        if (way == null) {
            throw new IllegalArgumentException("There is no " + reference);
        }
        return way.run();
    }

    @Override
    public void close() throws IOException {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
