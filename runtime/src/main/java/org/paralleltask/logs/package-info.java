/**
 * Log records of workers on their way to the program: for those who connect a logging library. What users set is
 * {@link org.paralleltask.PoolOptions#logs}.
 */
@NullMarked
package org.paralleltask.logs;

import org.jspecify.annotations.NullMarked;
