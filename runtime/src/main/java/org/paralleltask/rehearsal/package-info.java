/**
 * Runs a pool once, so that a JVM records the classes that workers load. A process of its own, which pools start by
 * name.
 */
@NullMarked
package org.paralleltask.rehearsal;

import org.jspecify.annotations.NullMarked;
