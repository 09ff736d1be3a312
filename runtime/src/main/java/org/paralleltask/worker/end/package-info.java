/** How a worker process ends: its parent is lost, the program exits. */
@NullMarked
package org.paralleltask.worker.end;

import org.jspecify.annotations.NullMarked;
