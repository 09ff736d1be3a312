/** One task, or a chunk of short ones, from accepted to ended. */
@NullMarked
package org.paralleltask.pool.task;

import org.jspecify.annotations.NullMarked;
