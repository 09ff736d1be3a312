/** What a program and a node say to each other of one slot. */
@NullMarked
package org.paralleltask.cluster.message;

import org.jspecify.annotations.NullMarked;
