/** Values as bytes: what generated codecs write with, and read with. */
@NullMarked
package org.paralleltask.codec;

import org.jspecify.annotations.NullMarked;
