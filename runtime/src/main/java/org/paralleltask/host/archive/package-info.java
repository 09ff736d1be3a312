/** The archive of the classes that workers load: which kind, which file, which program makes it. */
@NullMarked
package org.paralleltask.host.archive;

import org.jspecify.annotations.NullMarked;
