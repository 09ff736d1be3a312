/** What watches a pool: statistics, the user's listener, Flight Recorder. */
@NullMarked
package org.paralleltask.pool.observe;

import org.jspecify.annotations.NullMarked;
