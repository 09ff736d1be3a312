/** What runs in the worker processes that a pool starts. Only generated code calls it. */
@NullMarked
package org.paralleltask.worker;

import org.jspecify.annotations.NullMarked;
