/** What of its caller's context goes with a task: captured where it is passed, restored where it runs. */
@NullMarked
package org.paralleltask.carry;

import org.jspecify.annotations.NullMarked;
