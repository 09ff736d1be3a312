/** A worker, process or thread: how it is started, what it is told and how it ends. */
@NullMarked
package org.paralleltask.host;

import org.jspecify.annotations.NullMarked;
