/**
 * A method as generated code describes it: its codec, its functions, its hooks.
 *
 * <p>It is public for generated code only. Do not call it by hand.
 */
@NullMarked
package org.paralleltask.task;

import org.jspecify.annotations.NullMarked;
