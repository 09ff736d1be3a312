/** Connects pools with Logback: found by services, so a program names nothing of it. */
@NullMarked
package org.paralleltask.logback;

import org.jspecify.annotations.NullMarked;
