/** What the program does for the calls that a worker's tasks make of managed objects. */
@NullMarked
package org.paralleltask.host.calls;

import org.jspecify.annotations.NullMarked;
