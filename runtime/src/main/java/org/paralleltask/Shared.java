package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link ParallelTask} method that is the same for all tasks of a pool: read-only data such as a
 * table, a model, a configuration. It is no part of a task. It is passed to the pool once, when the pool is opened.
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
 * <p>It is encoded once. Each worker gets it once, also one that replaces another, and decodes it once. So all tasks in
 * one worker get the same object. Tasks must not change it, because no other worker would see the change.
 *
 * <p>A {@link SharedBuffer} in it stays in use until the pool has ended; with {@code Workers.inProcess}, until those
 * workers are closed. So the caller may close its own handle as soon as the pool is open.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Shared {}
