/** Finds out from a dead worker's traces why it died, and makes the exceptions that report it. */
@NullMarked
package org.paralleltask.host.death;

import org.jspecify.annotations.NullMarked;
