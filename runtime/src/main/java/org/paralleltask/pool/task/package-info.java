/** One task, or a chunk of short ones, from accepted to ended; and the views of it that others have. */
@NullMarked
package org.paralleltask.pool.task;

import org.jspecify.annotations.NullMarked;
