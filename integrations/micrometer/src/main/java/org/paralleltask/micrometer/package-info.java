/** Connects pools with Micrometer. */
@NullMarked
package org.paralleltask.micrometer;

import org.jspecify.annotations.NullMarked;
