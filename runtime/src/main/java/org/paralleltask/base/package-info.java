/** What every room may use: threads that inherit nothing, the log, waiting, a heap that is full. */
@NullMarked
package org.paralleltask.base;

import org.jspecify.annotations.NullMarked;
