package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A figure and its references, each of them a piece of code that does it once and tells what it came to. */
final class Race implements Contest {
    private static final String OWN = "";

    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final Set<String> interpreted = new HashSet<>();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Does it once. */
    interface Way {
        /** What it came to, in the figure's unit. */
        double run() throws Exception;
    }

    /** Keeps something open as long as this is. */
    <T extends AutoCloseable> T open(T resource) {
        opened.push(resource);
        return resource;
    }

    /** What the figure is of. */
    Race own(Way way) {
        return reference(OWN, way);
    }

    /** Something that does the same otherwise. */
    Race reference(String name, Way way) {
        ways.put(name, way);
        return this;
    }

    /** Something that Python does, if it is there; see {@link Python#peer}. */
    Race python(String name, String function, Object... arguments) throws IOException {
        if (Python.isThere()) {
            Peer peer = open(Python.peer(function, arguments));
            reference(name, () -> peer.run(""));
            interpreted.add(name);
        }
        return this;
    }

    /** Runs all in turns until they are as fast as they get, and forgets what they came to. */
    Race warmUp(Effort effort) throws Exception {
        return warmUp(effort.warmUpRounds(), effort.warmUpMillis());
    }

    /** Runs all in turns a few times, and forgets what they came to: a start is not to be faster than users see it. */
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
