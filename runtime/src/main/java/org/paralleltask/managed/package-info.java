/** What stands in a worker for the JDK's own types as {@code @Managed} parameters, and calls them in the program. */
@NullMarked
package org.paralleltask.managed;

import org.jspecify.annotations.NullMarked;
