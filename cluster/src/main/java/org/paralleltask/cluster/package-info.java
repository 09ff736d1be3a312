/** Workers on other machines. */
@NullMarked
package org.paralleltask.cluster;

import org.jspecify.annotations.NullMarked;
