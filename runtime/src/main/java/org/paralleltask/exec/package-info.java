/** Runs task functions and hooks, in a worker process or a worker thread. */
@NullMarked
package org.paralleltask.exec;

import org.jspecify.annotations.NullMarked;
