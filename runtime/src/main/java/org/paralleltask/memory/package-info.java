/** Files in shared memory: where they are made, whose they are, how they are mapped, who deletes them. */
@NullMarked
package org.paralleltask.memory;

import org.jspecify.annotations.NullMarked;
