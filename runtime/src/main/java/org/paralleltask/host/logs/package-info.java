/** What a worker process logs, as the program hears it. */
@NullMarked
package org.paralleltask.host.logs;

import org.jspecify.annotations.NullMarked;
