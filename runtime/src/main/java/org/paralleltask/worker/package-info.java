/** The worker's side: what runs in the processes that a pool starts. For generated code; not meant to be called by hand. */
@NullMarked
package org.paralleltask.worker;

import org.jspecify.annotations.NullMarked;
