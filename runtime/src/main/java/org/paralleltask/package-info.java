/**
 * The types that a user imports: the annotations, the options, the exceptions, what tasks share.
 *
 * <p>Nothing here depends on how a pool works. {@code org.paralleltask.pool} and {@code org.paralleltask.worker} depend
 * on these types, never the other way round.
 */
@NullMarked
package org.paralleltask;

import org.jspecify.annotations.NullMarked;
