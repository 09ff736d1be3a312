package org.paralleltask.codec;

import org.paralleltask.codec.bytes.CodecException;

/** How a value of a type travels that no codec is generated for, and how an exception does. */
public interface ObjectFormat {
    /**
     * Its bytes.
     *
     * @throws CodecException if it cannot be encoded
     */
    byte[] toBytes(Object value);

    /**
     * The value in these bytes.
     *
     * @throws CodecException if they hold none, or one of a class that may not cross
     */
    Object fromBytes(byte[] bytes);

    /**
     * An exception's bytes, as those of a thrown one: where it may not cross, something that stands in for it arrives.
     *
     * @param place the class that what arrives has to be of
     * @throws CodecException if it would not be
     */
    byte[] toBytes(Throwable exception, Class<?> place);

    /**
     * The exception in these bytes, or what stands in for it.
     *
     * @throws CodecException if they hold none
     */
    Throwable throwableFromBytes(byte[] bytes);
}
