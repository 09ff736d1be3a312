/** Extensions for JUnit. */
@NullMarked
package org.paralleltask.junit;

import org.jspecify.annotations.NullMarked;
