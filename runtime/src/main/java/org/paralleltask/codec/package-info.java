/** Writes values as bytes, and reads them. Generated codecs use it. */
@NullMarked
package org.paralleltask.codec;

import org.jspecify.annotations.NullMarked;
