package org.paralleltask.codec;

/** How a value of a type travels that no codec is generated for. */
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
}
