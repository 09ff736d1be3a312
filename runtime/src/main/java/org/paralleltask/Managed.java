package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link ParallelTask} method that is an object of the program, which all running tasks use: a lock, a
 * semaphore, a queue, or any interface. It stays in the program; a task gets a stand-in, whose methods call it there. The
 * pool is given the object once, when it is opened.
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
 * <p>The parameter's type is an interface whose methods take and return what can be sent to another process, or one of
 * {@link java.util.concurrent.Semaphore}, {@link java.util.concurrent.CountDownLatch} and {@link
 * java.util.concurrent.CyclicBarrier}. A call takes about as long as a task's way to its worker and back, some ten
 * microseconds.
 *
 * <p><b>Threads.</b> All calls of one thread of a worker are made by one thread of the program, in their order. So a {@code
 * ReentrantLock} knows its owner, a {@code Condition} its lock, and a user's {@code synchronized} method needs no change. The
 * object is called by as many threads as there are workers, at the same time, and must allow that.
 *
 * <p><b>Ends.</b> A task whose worker dies, or is killed, releases the locks and semaphores that it holds before its failure
 * is told or its retry begins. One that returns and still holds a lock is warned of, and the lock is released.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Managed {}
