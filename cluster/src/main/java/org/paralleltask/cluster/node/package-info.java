/** A node: its slots, their worker processes, the programs' code. */
@NullMarked
package org.paralleltask.cluster.node;

import org.jspecify.annotations.NullMarked;
