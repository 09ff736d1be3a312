package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of a {@link ParallelTask} method that is the same for all tasks of a pool: read-only data such as a table, a
 * model, a configuration. It is no part of a task; the pool is given it once, when it is opened.
 *
 * <pre>{@code
 * @ParallelTask
 * static Price price(Order order, @Shared PriceTable table) { ... }
 *
 * try (PricePool pool = PricePool.open(table)) {
 *     List<Price> prices = pool.map(orders);
 * }
 * }</pre>
 *
 * <p>It is encoded once, sent once to each worker, also to one that replaces another, and decoded there once: all calls
 * in one worker get the same object. Tasks must not change it, for no other worker would see the change.
 *
 * <p>A {@link SharedBuffer} in it is in use until the pool has ended, so the caller may close his own handle as soon as the
 * pool is open; with {@code Workers.inProcess}, until those workers are closed.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Shared {}
