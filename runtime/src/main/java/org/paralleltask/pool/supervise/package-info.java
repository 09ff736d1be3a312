/** One slot for each worker: how a worker starts, is fed, ends and is replaced. */
@NullMarked
package org.paralleltask.pool.supervise;

import org.jspecify.annotations.NullMarked;
