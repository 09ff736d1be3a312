/** The command that starts a worker: its {@code java} program, its class path and its flags. */
@NullMarked
package org.paralleltask.host.launch;

import org.jspecify.annotations.NullMarked;
