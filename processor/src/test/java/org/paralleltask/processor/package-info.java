@NullMarked
package org.paralleltask.processor;

import org.jspecify.annotations.NullMarked;
