/** What runs a worker's tasks: their thread, what runs on it now, what a task prints, reports and leaves behind. */
@NullMarked
package org.paralleltask.worker.task;

import org.jspecify.annotations.NullMarked;
