/**
 * How a worker calls a {@link org.paralleltask.Managed} object, which stays in the program, and what a run holds of it.
 *
 * <p>It is public for generated code only. Do not call it by hand.
 */
@NullMarked
package org.paralleltask.managed;

import org.jspecify.annotations.NullMarked;
