/** The archive of the classes that workers load: its kind, its file, and the program that makes it. */
@NullMarked
package org.paralleltask.host.archive;

import org.jspecify.annotations.NullMarked;
