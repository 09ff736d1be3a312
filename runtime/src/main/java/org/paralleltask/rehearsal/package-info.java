/** A worker's life played once, for the archive of the classes that it takes. Started by {@code pool}, by name. */
@NullMarked
package org.paralleltask.rehearsal;

import org.jspecify.annotations.NullMarked;
