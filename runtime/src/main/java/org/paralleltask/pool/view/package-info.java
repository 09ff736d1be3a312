/** What observers see of tasks, and what they are told. */
@NullMarked
package org.paralleltask.pool.view;

import org.jspecify.annotations.NullMarked;
