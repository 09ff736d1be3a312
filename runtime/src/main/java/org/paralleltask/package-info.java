/**
 * What a user imports: the annotation, the options, the exceptions.
 *
 * <p>Nothing here knows how a pool works; {@code org.paralleltask.pool} and {@code org.paralleltask.worker} build on
 * these types, never the other way round.
 */
@NullMarked
package org.paralleltask;

import org.jspecify.annotations.NullMarked;
