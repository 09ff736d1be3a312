/** Which classes may cross between the processes, and streams of objects that let no others through. */
@NullMarked
package org.paralleltask.payload.allow;

import org.jspecify.annotations.NullMarked;
