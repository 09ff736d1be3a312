/** What one worker was sent together, how far it is, its time limits. */
@NullMarked
package org.paralleltask.pool.dispatch;

import org.jspecify.annotations.NullMarked;
