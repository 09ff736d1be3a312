/** The calls of managed objects that a worker's tasks make, as the program makes them for the worker. */
@NullMarked
package org.paralleltask.host.calls;

import org.jspecify.annotations.NullMarked;
