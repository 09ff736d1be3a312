/**
 * A method as generated code describes it: its codec, its functions, its hooks.
 *
 * <p>Public for generated code; not meant to be called by hand.
 */
@NullMarked
package org.paralleltask.task;

import org.jspecify.annotations.NullMarked;
