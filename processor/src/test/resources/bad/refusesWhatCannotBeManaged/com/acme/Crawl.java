package com.acme;

import com.acme.other.Hidden;
import java.io.Serializable;
import java.net.Socket;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paralleltask.Managed;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pipe;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;
import org.paralleltask.WorkerContext;

public final class Crawl {
    static final class Counter {}

    record Point(int x, int y) {}

    enum Level {
        LOW
    }

    static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1;

        Permits() {
            super(1);
        }
    }

    interface Seen {
        boolean add(Socket socket);

        Iterator<String> all();

        <T extends Serializable> T get(T key);

        void count(AtomicLong counter, List<Lock> locks);

        AtomicLong counter();

        default Socket open() {
            return new Socket();
        }
    }

    interface Registry {
        Lock lock(String name);

        ConcurrentMap<String, Integer> map();
    }

    sealed interface Closed permits Only {
        void run();
    }

    record Only() implements Closed {
        @Override
        public void run() {}
    }

    interface Marker {
        @Override
        boolean equals(Object other);

        static void nothing() {}
    }

    interface OnlyLocal {
        default Socket open() {
            return new Socket();
        }
    }

    interface Words extends List<String> {}

    private interface Secret {
        void run();
    }

    @ParallelTask
    static void classes(
            @Managed Counter counter, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and Counter is a class
            @Managed Point point, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and Point is a record
            @Managed Level level, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and Level is an enum
            @Managed Override override, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and Override is an annotation
            @Managed int number, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and int is a primitive type
            @Managed Phaser phaser, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and Phaser is a class
            @Managed ReentrantLock lock, // error: A @Managed parameter must be an interface: lock is java.util.concurrent.locks.ReentrantLock; write Lock, and give the pool a ReentrantLock
            @Managed Permits permits, // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: permits is com.acme.Crawl.Permits; write Semaphore, and give the pool a Permits
            @Managed ConcurrentHashMap<String, Integer> map, // error: A @Managed parameter must be an interface: map is java.util.concurrent.ConcurrentHashMap; write ConcurrentMap, and give the pool a ConcurrentHashMap
            @Managed HashSet<String> set, // error: A @Managed parameter must be an interface: set is java.util.HashSet; write Set, and give the pool a HashSet
            @Managed Pipe<String> pipe, // error: A @Managed parameter must be an interface: pipe is org.paralleltask.Pipe; write Pipe.Sink or Pipe.Source, and give the pool that end of it
            @Managed Consumer<String>... consumers) {} // error: A @Managed parameter must be an interface, or Semaphore, CountDownLatch or CyclicBarrier: workers get a stand-in for it, and java.util.function.Consumer<java.lang.String>[] is an array

    @ParallelTask
    static void roles(
            @Shared @Managed Lock both, // error: A parameter must not be both @Shared and @Managed: what is shared is copied to each worker, what is managed stays in the program
            @Managed TaskContext context) {} // error: A TaskContext must not be @Managed: it stands for one run, and each run has its own

    @OnWorkerStart
    static void start(
            @Managed WorkerContext context) {} // error: A @Managed parameter must be one of a @ParallelTask method: it is what a pool is given when it is opened, and start has no pool

    static void plain(
            @Managed Lock lock) {} // error: A @Managed parameter must be one of a @ParallelTask method: it is what a pool is given when it is opened, and plain has no pool

    @ParallelTask
    static void methods(
            @Managed Seen seen, // error: A parameter of a method of a @Managed interface must be sendable to another process: Seen.add(socket): socket is java.net.Socket, which is not Serializable // error: A result of a method of a @Managed interface must be sendable to another process: Seen.all(): result is java.util.Iterator, which is not Serializable // error: A method of a @Managed interface must not be generic: Seen.get(key) is, and what crosses between the processes must be known when it is compiled // error: A parameter of a method of a @Managed interface must not be a live object: Seen.count(counter, locks): counter is java.util.concurrent.atomic.AtomicLong, of which the program would get a copy; count in a SharedBuffer, or take a @Managed interface // error: A parameter of a method of a @Managed interface must not be a live object: Seen.count(counter, locks): locks[] is java.util.concurrent.locks.Lock, of which the program would get one of its own, unlocked; lock a file, or do in the program what needs the lock // error: A result of a method of a @Managed interface must not be a live object: Seen.counter(): result is java.util.concurrent.atomic.AtomicLong, of which the task would get a copy; count in a SharedBuffer, or take a @Managed interface
            @Managed Registry registry, // error: A method of a @Managed interface must not return a live object: Registry.lock(name) returns java.util.concurrent.locks.Lock; give it to the pool as a @Managed parameter of its own // error: A method of a @Managed interface must not return a live object: Registry.map() returns java.util.concurrent.ConcurrentMap; give it to the pool as a @Managed parameter of its own
            @Managed ReadWriteLock lock, // error: A method of a @Managed interface must not return a live object: ReadWriteLock.readLock() returns java.util.concurrent.locks.Lock; give it to the pool as a @Managed parameter of its own // error: A method of a @Managed interface must not return a live object: ReadWriteLock.writeLock() returns java.util.concurrent.locks.Lock; give it to the pool as a @Managed parameter of its own
            @Managed Closed closed, // error: A @Managed interface must not be sealed: the stand-in would be one more of its subclasses
            @Managed Marker marker, // error: A @Managed interface must have an abstract method: Marker has nothing that a task could call
            @Managed OnlyLocal local, // error: A @Managed interface must have an abstract method: OnlyLocal has nothing that a task could call
            @Managed Secret secret, // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Crawl.Secret
            @Managed Hidden hidden) {} // error: A type in a method of a @Managed interface must be accessible in the package of the @ParallelTask method: the generated classes name com.acme.other.Inner, as Hidden.show(inner) does

    @ParallelTask
    static void collections(
            @Managed List<String> list, // error: A @Managed parameter must not be a java.util.List: its iterators and sublists would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an interface with what the tasks need
            @Managed Words words, // error: A @Managed parameter must not be a com.acme.Crawl.Words: its iterators and sublists would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an interface with what the tasks need
            @Managed Collection<String> collection, // error: A @Managed parameter must not be a java.util.Collection: its iterators would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an interface with what the tasks need
            @Managed Map<String, Integer> map, // error: A @Managed parameter must not be a java.util.Map: its views would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an interface with what the tasks need
            @Managed Deque<String> deque, // error: A @Managed parameter must not be a java.util.Deque: its iterators would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an interface with what the tasks need
            @Managed BlockingDeque<String> blocking, // error: A @Managed parameter must not be a java.util.concurrent.BlockingDeque: its iterators would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an interface with what the tasks need
            @SuppressWarnings("rawtypes") @Managed BlockingQueue queue, // error: A @Managed parameter must have its type arguments: queue is java.util.concurrent.BlockingQueue without type arguments; write them, as in BlockingQueue<String>
            @Managed Supplier<? extends String> supplier, // error: A @Managed parameter must have its type arguments: supplier is java.util.function.Supplier with a wildcard; write a type, as in Supplier<String>
            @Managed ConcurrentMap<String, ?> any, // error: A @Managed parameter must have its type arguments: any is java.util.concurrent.ConcurrentMap with a wildcard; write a type, as in ConcurrentMap<String, String>
            @Managed BlockingQueue<Socket> sockets, // error: A parameter of a @ParallelTask method must be sendable to another process: sockets[] is java.net.Socket, which is not Serializable
            @Managed ConcurrentMap<Object, AtomicLong> counts, // error: A parameter of a @ParallelTask method must be sendable to another process: counts<K> is java.lang.Object, which may be anything; write the type that is meant // error: A parameter of a @ParallelTask method must not be a live object: counts<V> is java.util.concurrent.atomic.AtomicLong, of which the program would get a copy; count in a SharedBuffer, or take a @Managed interface
            @Managed Absent absent) {} // error: cannot find symbol
}
