/** The process beside a program that carries the engine. */
@NullMarked
package org.paralleltask.cluster.gateway;

import org.jspecify.annotations.NullMarked;
