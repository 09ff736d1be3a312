/**
 * The stand-ins that a worker has for {@link org.paralleltask.Managed} objects of the JDK's types, and how the program
 * calls these objects.
 *
 * <p>It is public for generated code only. Do not call it by hand.
 */
@NullMarked
package org.paralleltask.managed.types;

import org.jspecify.annotations.NullMarked;
