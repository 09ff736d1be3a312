/** What pools do, shown: {@link org.paralleltask.monitor.Timeline}, {@link org.paralleltask.monitor.PoolMonitor}. */
@NullMarked
package org.paralleltask.monitor;

import org.jspecify.annotations.NullMarked;
