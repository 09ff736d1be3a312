/** A worker of whatever kind, a process or a thread, without what it is for. */
@NullMarked
package org.paralleltask.host;

import org.jspecify.annotations.NullMarked;
