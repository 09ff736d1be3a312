/** The program's side: workers of other machines, as its supervisors see them. */
@NullMarked
package org.paralleltask.cluster.far;

import org.jspecify.annotations.NullMarked;
