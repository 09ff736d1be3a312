/** Connects pools with Log4j 2: found by services, so a program names nothing of it. */
@NullMarked
package org.paralleltask.log4j2;

import org.jspecify.annotations.NullMarked;
