/** Connects pools with Micrometer's context propagation. */
@NullMarked
package org.paralleltask.propagation;

import org.jspecify.annotations.NullMarked;
