package com.acme;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.paralleltask.JoinableQueue;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pipe;
import org.paralleltask.Shared;

public final class Words {
    record Count(String word, AtomicLong times) {}

    static final class Counter extends AtomicLong {
        private static final long serialVersionUID = 1;
    }

    static final class Seen extends ConcurrentHashMap<String, Integer> {
        private static final long serialVersionUID = 1;
    }

    sealed interface Event permits Stop {}

    record Stop(AtomicBoolean flag) implements Event {}

    @ParallelTask
    static void count(
            AtomicLong counter, // error: A parameter of a @ParallelTask method must not be a live object: counter is java.util.concurrent.atomic.AtomicLong, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            AtomicInteger atomic, // error: A parameter of a @ParallelTask method must not be a live object: atomic is java.util.concurrent.atomic.AtomicInteger, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            LongAdder adder, // error: A parameter of a @ParallelTask method must not be a live object: adder is java.util.concurrent.atomic.LongAdder, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            DoubleAccumulator accumulator, // error: A parameter of a @ParallelTask method must not be a live object: accumulator is java.util.concurrent.atomic.DoubleAccumulator, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            AtomicIntegerArray bins, // error: A parameter of a @ParallelTask method must not be a live object: bins is java.util.concurrent.atomic.AtomicIntegerArray, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            AtomicBoolean stop, // error: A parameter of a @ParallelTask method must not be a live object: stop is java.util.concurrent.atomic.AtomicBoolean, of which each task would get a copy; write boolean if a copy is meant, or set a flag in a SharedBuffer
            AtomicReference<String> last, // error: A parameter of a @ParallelTask method must not be a live object: last is java.util.concurrent.atomic.AtomicReference, of which each task would get a copy; write the type that it refers to if a copy is meant, or take a @Managed interface
            Counter own) {} // error: A parameter of a @ParallelTask method must not be a live object: own is com.acme.Words.Counter, a java.util.concurrent.atomic.AtomicLong, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface

    @ParallelTask
    static void collect(
            ConcurrentMap<String, Integer> seen, // error: A parameter of a @ParallelTask method must not be a live object: seen is java.util.concurrent.ConcurrentMap, of which each task would get a copy; make it @Managed, or write Map if a copy is meant
            ConcurrentHashMap<String, Integer> hash, // error: A parameter of a @ParallelTask method must not be a live object: hash is java.util.concurrent.ConcurrentHashMap, of which each task would get a copy; take a @Managed ConcurrentMap, or write Map if a copy is meant
            ConcurrentSkipListMap<String, Integer> sorted, // error: A parameter of a @ParallelTask method must not be a live object: sorted is java.util.concurrent.ConcurrentSkipListMap, of which each task would get a copy; take a @Managed ConcurrentMap, or write NavigableMap if a copy is meant
            ConcurrentHashMap.KeySetView<String, Boolean> keys, // error: A parameter of a @ParallelTask method must not be a live object: keys is java.util.concurrent.ConcurrentHashMap.KeySetView, of which each task would get a copy; take a @Managed Set, or write Set if a copy is meant
            ConcurrentSkipListSet<String> set, // error: A parameter of a @ParallelTask method must not be a live object: set is java.util.concurrent.ConcurrentSkipListSet, of which each task would get a copy; take a @Managed Set, or write NavigableSet if a copy is meant
            ConcurrentLinkedQueue<String> queue, // error: A parameter of a @ParallelTask method must not be a live object: queue is java.util.concurrent.ConcurrentLinkedQueue, of which each task would get a copy; write Queue if a copy is meant
            ConcurrentLinkedDeque<String> deque, // error: A parameter of a @ParallelTask method must not be a live object: deque is java.util.concurrent.ConcurrentLinkedDeque, of which each task would get a copy; write Deque if a copy is meant
            CopyOnWriteArrayList<String> list, // error: A parameter of a @ParallelTask method must not be a live object: list is java.util.concurrent.CopyOnWriteArrayList, of which each task would get a copy; write List if a copy is meant
            CopyOnWriteArraySet<String> array, // error: A parameter of a @ParallelTask method must not be a live object: array is java.util.concurrent.CopyOnWriteArraySet, of which each task would get a copy; take a @Managed Set, or write Set if a copy is meant
            Seen own) {} // error: A parameter of a @ParallelTask method must not be a live object: own is com.acme.Words.Seen, a java.util.concurrent.ConcurrentMap, of which each task would get a copy; take a @Managed ConcurrentMap, or write Map if a copy is meant

    @ParallelTask
    static void work(
            BlockingQueue<String> queue, // error: A parameter of a @ParallelTask method must not be a live object: queue is java.util.concurrent.BlockingQueue, of which each task would get a copy; make it @Managed, or write List if a copy is meant
            ArrayBlockingQueue<String> bounded, // error: A parameter of a @ParallelTask method must not be a live object: bounded is java.util.concurrent.ArrayBlockingQueue, of which each task would get a copy; take a @Managed BlockingQueue, or write List if a copy is meant
            BlockingDeque<String> deque, // error: A parameter of a @ParallelTask method must not be a live object: deque is java.util.concurrent.BlockingDeque, of which each task would get a copy; take a @Managed BlockingQueue, or write List if a copy is meant
            CompletableFuture<String> later, // error: A parameter of a @ParallelTask method must not be a live object: later is java.util.concurrent.CompletableFuture, which works in one process only; send its value once it is there
            ForkJoinTask<String> fork) {} // error: A parameter of a @ParallelTask method must not be a live object: fork is java.util.concurrent.ForkJoinTask, which works in one process only; send its value once it is there

    @ParallelTask
    static void exclude(
            Lock lock, // error: A parameter of a @ParallelTask method must not be a live object: lock is java.util.concurrent.locks.Lock, of which each task would get one of its own, unlocked; make it @Managed
            Condition condition, // error: A parameter of a @ParallelTask method must not be a live object: condition is java.util.concurrent.locks.Condition, which works in one process only; make it @Managed
            ReentrantLock reentrant, // error: A parameter of a @ParallelTask method must not be a live object: reentrant is java.util.concurrent.locks.ReentrantLock, of which each task would get one of its own, unlocked; take a @Managed Lock
            ReentrantReadWriteLock both, // error: A parameter of a @ParallelTask method must not be a live object: both is java.util.concurrent.locks.ReentrantReadWriteLock, of which each task would get one of its own, unlocked; lock a file, or do in the program what needs the lock
            StampedLock stamped, // error: A parameter of a @ParallelTask method must not be a live object: stamped is java.util.concurrent.locks.StampedLock, of which each task would get one of its own, unlocked; take a @Managed Lock
            Semaphore permits, // error: A parameter of a @ParallelTask method must not be a live object: permits is java.util.concurrent.Semaphore, of which each task would get one of its own; make it @Managed
            CountDownLatch latch, // error: A parameter of a @ParallelTask method must not be a live object: latch is java.util.concurrent.CountDownLatch, which works in one process only; make it @Managed
            CyclicBarrier barrier, // error: A parameter of a @ParallelTask method must not be a live object: barrier is java.util.concurrent.CyclicBarrier, which works in one process only; make it @Managed
            Pipe<String> pipe, // error: A parameter of a @ParallelTask method must not be a live object: pipe is org.paralleltask.Pipe, which works in one process only; take a @Managed Pipe.Sink or Pipe.Source
            Pipe.Sink<String> sink, // error: A parameter of a @ParallelTask method must not be a live object: sink is org.paralleltask.Pipe.Sink, which works in one process only; make it @Managed
            @Shared Pipe.Source<String> source, // error: A parameter of a @ParallelTask method must not be a live object: source is org.paralleltask.Pipe.Source, which works in one process only; make it @Managed
            JoinableQueue<String> joinable, // error: A parameter of a @ParallelTask method must not be a live object: joinable is org.paralleltask.JoinableQueue, of which each task would get a copy; make it @Managed, or write List if a copy is meant
            Phaser phaser, // error: A parameter of a @ParallelTask method must not be a live object: phaser is java.util.concurrent.Phaser, which works in one process only; let the program wait for the tasks, as map does
            Exchanger<String> exchanger) {} // error: A parameter of a @ParallelTask method must not be a live object: exchanger is java.util.concurrent.Exchanger, which works in one process only; let the program wait for the tasks, as map does

    @ParallelTask
    static void within(
            Count count, // error: A parameter of a @ParallelTask method must not be a live object: count.times is java.util.concurrent.atomic.AtomicLong, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            List<AtomicLong> list, // error: A parameter of a @ParallelTask method must not be a live object: list[] is java.util.concurrent.atomic.AtomicLong, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            Map<String, ? extends Collection<LongAdder[]>> map, // error: A parameter of a @ParallelTask method must not be a live object: map<V>[][] is java.util.concurrent.atomic.LongAdder, of which each task would get a copy; count in a SharedBuffer, or take a @Managed interface
            Event event, // error: A parameter of a @ParallelTask method must not be a live object: ((Stop) event).flag is java.util.concurrent.atomic.AtomicBoolean, of which each task would get a copy; write boolean if a copy is meant, or set a flag in a SharedBuffer
            ConcurrentMap<String, Thread> both, // error: A parameter of a @ParallelTask method must not be a live object: both is java.util.concurrent.ConcurrentMap, of which each task would get a copy; make it @Managed, or write Map if a copy is meant
            Optional<ConcurrentMap<String, Integer>>... maps) {} // error: A parameter of a @ParallelTask method must not be a live object: maps[]<T> is java.util.concurrent.ConcurrentMap, of which each task would get a copy; write Map if a copy is meant

    @ParallelTask
    static void shared(
            int value,
            @Shared AtomicLong counter, // error: A parameter of a @ParallelTask method must not be a live object: counter is java.util.concurrent.atomic.AtomicLong, of which each worker would get a copy; count in a SharedBuffer, or take a @Managed interface
            @Shared Count count, // error: A parameter of a @ParallelTask method must not be a live object: count.times is java.util.concurrent.atomic.AtomicLong, of which each worker would get a copy; count in a SharedBuffer, or take a @Managed interface
            @Shared ConcurrentMap<String, Integer> seen, // error: A parameter of a @ParallelTask method must not be a live object: seen is java.util.concurrent.ConcurrentMap, of which each worker would get a copy; make it @Managed, or write Map if a copy is meant
            @Shared Random random) {} // error: A parameter of a @ParallelTask method must not be a live object: random is java.util.Random, of which each worker would get a copy that draws the same numbers; give each task a seed

    @ParallelTask
    static Lock lock() { // error: A result of a @ParallelTask method must not be a live object: result is java.util.concurrent.locks.Lock, of which the program would get one of its own, unlocked; lock a file, or do in the program what needs the lock
        return new ReentrantLock();
    }

    @ParallelTask
    static List<Semaphore> permits() { // error: A result of a @ParallelTask method must not be a live object: result[] is java.util.concurrent.Semaphore, of which the program would get one of its own; let the number of workers bound how many tasks run at once
        return List.of();
    }

    @ParallelTask
    static CompletableFuture<String> later() { // error: A result of a @ParallelTask method must not be a live object: result is java.util.concurrent.CompletableFuture, which works in one process only; send its value once it is there
        return new CompletableFuture<>();
    }

    @OnWorkerExit
    static BlockingQueue<String> rest() { // error: A result of an @OnWorkerExit method must not be a live object: result is java.util.concurrent.BlockingQueue, of which the program would get a copy; write List if a copy is meant
        return new ArrayBlockingQueue<>(1);
    }
}
