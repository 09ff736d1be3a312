/** What the two sides of a pool say to each other: frames, and the memory that both map. */
@NullMarked
package org.paralleltask.wire;

import org.jspecify.annotations.NullMarked;
