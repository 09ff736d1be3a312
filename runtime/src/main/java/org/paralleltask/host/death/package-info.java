/** What a dead worker's traces mean, and the words that tell of it. */
@NullMarked
package org.paralleltask.host.death;

import org.jspecify.annotations.NullMarked;
