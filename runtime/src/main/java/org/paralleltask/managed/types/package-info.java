/**
 * What a worker has in place of a {@link org.paralleltask.Managed} object of the JDK, and how the program calls the object.
 *
 * <p>Public for generated code; not meant to be called by hand.
 */
@NullMarked
package org.paralleltask.managed.types;

import org.jspecify.annotations.NullMarked;
