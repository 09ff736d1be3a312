/** What a worker process leaves behind in its system, and how it is found there: processes, files, pipes, output. */
@NullMarked
package org.paralleltask.host.os;

import org.jspecify.annotations.NullMarked;
