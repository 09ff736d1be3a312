/** How fast it is, next to what else there is. */
@NullMarked
package org.paralleltask.benchmark;

import org.jspecify.annotations.NullMarked;
