/**
 * What the two sides of a pool say to each other: frames, the connection that carries them, and the form in which
 * arguments, values and exceptions travel.
 *
 * <p>Public for generated code and the two packages on either side; not meant to be called by hand.
 */
@NullMarked
package org.paralleltask.wire;

import org.jspecify.annotations.NullMarked;
