/** What a user holds: a pool, and workers that several pools share. */
@NullMarked
package org.paralleltask.pool;

import org.jspecify.annotations.NullMarked;
