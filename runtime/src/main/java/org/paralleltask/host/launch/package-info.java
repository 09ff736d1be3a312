/** The command that starts a worker: which {@code java}, its class path, its flags. */
@NullMarked
package org.paralleltask.host.launch;

import org.jspecify.annotations.NullMarked;
