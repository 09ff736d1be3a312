/** Bytes in chunks, the text of a path, and the exceptions for values that cannot be encoded or decoded. */
@NullMarked
package org.paralleltask.codec.bytes;

import org.jspecify.annotations.NullMarked;
