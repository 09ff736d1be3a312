/** Values and exceptions as bytes, and which of them may cross between the processes. */
@NullMarked
package org.paralleltask.payload;

import org.jspecify.annotations.NullMarked;
