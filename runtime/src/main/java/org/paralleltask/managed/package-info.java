/**
 * How a worker calls a {@link org.paralleltask.Managed} object, which stays in the program, and what a run holds of it.
 *
 * <p>Public for generated code; not meant to be called by hand.
 */
@NullMarked
package org.paralleltask.managed;

import org.jspecify.annotations.NullMarked;
