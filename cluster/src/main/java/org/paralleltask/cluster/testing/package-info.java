/** Nodes for tests. */
@NullMarked
package org.paralleltask.cluster.testing;

import org.jspecify.annotations.NullMarked;
