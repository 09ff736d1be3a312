/** What the library uses of the operating system that not every system has, and what stands in for it. */
@NullMarked
package org.paralleltask.system;

import org.jspecify.annotations.NullMarked;
