/** Bytes in pieces, and what is said of those that hold no value. */
@NullMarked
package org.paralleltask.codec.bytes;

import org.jspecify.annotations.NullMarked;
