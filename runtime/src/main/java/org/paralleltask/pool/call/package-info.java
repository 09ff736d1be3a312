/** One call: single tasks and their futures, maps, streams, their order and progress. */
@NullMarked
package org.paralleltask.pool.call;

import org.jspecify.annotations.NullMarked;
