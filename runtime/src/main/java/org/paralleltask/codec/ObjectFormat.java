package org.paralleltask.codec;

import org.paralleltask.codec.bytes.CodecException;

/** Encodes and decodes exceptions, and values of types for which no codec is generated. Thread-safe. */
public interface ObjectFormat {
    /**
     * The bytes of a value.
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
     * The bytes of an exception, encoded as thrown exceptions are. If it may not cross, a stand-in arrives.
     *
     * @param place the class that the arriving exception must be of
     * @throws CodecException if what arrives would be of another class
     */
    byte[] toBytes(Throwable exception, Class<?> place);

    /**
     * The exception in these bytes, or its stand-in.
     *
     * @throws CodecException if they hold none
     */
    Throwable throwableFromBytes(byte[] bytes);
}
