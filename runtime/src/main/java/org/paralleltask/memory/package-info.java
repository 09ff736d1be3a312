/** Files in shared memory: where they are made, which process owns and deletes them, how they are mapped. */
@NullMarked
package org.paralleltask.memory;

import org.jspecify.annotations.NullMarked;
