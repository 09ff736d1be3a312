/** When a worker has to go: for what it has run, for its size, or for the size of all workers together. */
@NullMarked
package org.paralleltask.pool.recycle;

import org.jspecify.annotations.NullMarked;
