/** Pools as JMX shows them. */
@NullMarked
package org.paralleltask.pool.jmx;

import org.jspecify.annotations.NullMarked;
