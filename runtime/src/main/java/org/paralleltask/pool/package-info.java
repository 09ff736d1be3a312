/** The parent's side: queues, supervisors, the launching and replacing of worker processes. */
@NullMarked
package org.paralleltask.pool;

import org.jspecify.annotations.NullMarked;
