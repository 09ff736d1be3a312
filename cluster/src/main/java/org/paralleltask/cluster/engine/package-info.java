/** What carries messages between machines: one small interface, and Apache Ignite behind it. */
@NullMarked
package org.paralleltask.cluster.engine;

import org.jspecify.annotations.NullMarked;
