package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link ParallelTask} method that is an object of the program, which all running tasks use: a
 * lock, a semaphore, a queue, or any interface. The object stays in the program. A task gets a stand-in, whose methods
 * call the object there. The object is passed to the pool once, when the pool is opened.
 *
 * <pre>{@code
 * @ParallelTask
 * static void append(Row row, @Managed Lock table) throws IOException {
 *     table.lock();
 *     try {
 *         Files.writeString(FILE, row.line(), APPEND);
 *     } finally {
 *         table.unlock();
 *     }
 * }
 *
 * ReentrantLock table = new ReentrantLock(true);
 * try (AppendPool pool = AppendPool.open(table)) {
 *     pool.map(rows);
 * }
 * }</pre>
 *
 * <p>The parameter's type is an interface whose methods take and return values that can be sent to another process, or
 * one of {@link java.util.concurrent.Semaphore}, {@link java.util.concurrent.CountDownLatch} and
 * {@link java.util.concurrent.CyclicBarrier}. A call takes about ten microseconds, as long as a task takes to its
 * worker and back.
 *
 * <p><b>Threads.</b> One thread of the program makes all calls of one thread of a worker, in their order. So a
 * {@code ReentrantLock} knows its owner, a {@code Condition} knows its lock, and a user's {@code synchronized} method
 * needs no change. As many threads as there are workers call the object at the same time, so it must be thread-safe.
 *
 * <p><b>Ends.</b> If a task's worker dies or is killed, the locks and semaphores that the task holds are released
 * before its failure is reported or its retry begins. If a task returns and still holds a lock, a warning is logged and
 * the lock is released.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Managed {}
