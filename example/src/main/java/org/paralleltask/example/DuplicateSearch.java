package org.paralleltask.example;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.paralleltask.Outcome;
import org.paralleltask.Pipe;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerStartException;
import org.paralleltask.example.Duplicates.Pair;
import org.paralleltask.example.Finding.Failed;

/**
 * One search for files of the same content. Two pools work at the same time. The tasks of the first hash files. If a
 * hash is not new, the file goes through a pipe and becomes a task of the second pool, which compares byte by byte.
 */
final class DuplicateSearch {
    private final Semaphore readers;
    private final UnaryOperator<PoolOptions> options;
    private final ConcurrentMap<String, Path> firsts = new ConcurrentHashMap<>();
    private final Pipe<Pair> pairs = Pipe.bounded(100);
    private final Map<Path, SortedSet<Path>> groups = new TreeMap<>();
    private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();

    /**
     * Prepares a search.
     *
     * @param readers its permits limit how many tasks read at the same time
     */
    DuplicateSearch(Semaphore readers, UnaryOperator<PoolOptions> options) {
        this.readers = readers;
        this.options = options;
    }

    /** Searches; called once. */
    void run(Collection<Path> files) {
        try (ComparePool compare = ComparePool.open(readers, options)) {
            CompletableFuture<Void> comparing = CompletableFuture.runAsync(() -> compareAll(compare));
            try (pairs; // closed after the pool that hashes; then compareAll comes to its end
                    HashPool hash = HashPool.open(readers, this::firstWith, pairs.sink(), options)) {
                hashAll(hash, files);
            }
            comparing.join();
        }
    }

    /** The files of each content that more than one file has. */
    Collection<SortedSet<Path>> groups() {
        return groups.values();
    }

    /** The files that could not be read. */
    Collection<Failed> failed() {
        return failed;
    }

    /** Tasks call this, by one thread for each worker. A task that runs again gets the same answer. */
    private Optional<Path> firstWith(String hash, Path file) {
        return Optional.ofNullable(firsts.putIfAbsent(hash, file)).filter(first -> !first.equals(file));
    }

    private void hashAll(HashPool hash, Collection<Path> files) {
        try (Stream<Outcome<HashTask, Void>> outcomes = hash.outcomes(files)) {
            outcomes.forEach(outcome -> {
                if (outcome instanceof Outcome.Failure<HashTask, Void> failure) {
                    if (failure.exception() instanceof WorkerStartException why) {
                        throw why; // one message, instead of one line for each file
                    }
                    failed.add(new Failed(failure.task().file(), failure.exception()));
                }
            });
        }
    }

    /** Ends when the pipe is closed and all its files are compared. */
    private void compareAll(ComparePool compare) {
        try (Stream<Outcome<CompareTask, Boolean>> outcomes = compare.outcomes(pairs::source)) {
            outcomes.forEach(outcome -> {
                Pair pair = outcome.task().pair();
                if (outcome instanceof Outcome.Success<CompareTask, Boolean> success && success.value()) {
                    SortedSet<Path> group =
                            groups.computeIfAbsent(pair.first(), first -> new TreeSet<>(List.of(first)));
                    group.add(pair.second());
                } else if (outcome instanceof Outcome.Failure<CompareTask, Boolean> failure) {
                    failed.add(new Failed(pair.second(), failure.exception()));
                }
            });
        }
    }
}
