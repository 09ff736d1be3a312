/** How frames get from one process to the other: the greeting, the pipes or sockets, the ring, the controls. */
@NullMarked
package org.paralleltask.wire.line;

import org.jspecify.annotations.NullMarked;
