/** One worker process: how it is launched, how it ends, and what it leaves. */
@NullMarked
package org.paralleltask.host.process;

import org.jspecify.annotations.NullMarked;
