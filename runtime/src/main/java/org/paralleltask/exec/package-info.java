/** Task functions and hooks as they run, on whatever kind of worker. */
@NullMarked
package org.paralleltask.exec;

import org.jspecify.annotations.NullMarked;
