/** Tasks that wait: their lanes, their room, whose turn it is, which workers are idle. */
@NullMarked
package org.paralleltask.pool.queue;

import org.jspecify.annotations.NullMarked;
