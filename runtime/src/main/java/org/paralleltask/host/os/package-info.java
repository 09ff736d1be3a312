/** What worker processes use of the operating system: processes, files, pipes, output. */
@NullMarked
package org.paralleltask.host.os;

import org.jspecify.annotations.NullMarked;
