package org.paralleltask.wire.line;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.paralleltask.wire.Frame;

/**
 * The first bytes that a worker sends to its parent: they prove that it knows the secret, and say which version of the format
 * it speaks.
 */
public final class Greeting {
    /** Bytes of a one-time secret: 256 bits. */
    public static final int SECRET_LENGTH = 32;

    /** Four letters, the secret, the {@link Frame#VERSION}. */
    static final int LENGTH = Integer.BYTES + SECRET_LENGTH + Integer.BYTES;

    /** "PTSK". */
    private static final int MAGIC = 0x5054534B;

    /** "PTSC", for the second connection to a socket. */
    private static final int MAGIC_OF_CONTROLS = 0x50545343;

    private Greeting() {}

    /** The greeting. */
    static ByteBuffer hello(int version, byte[] secret) {
        return hello(MAGIC, version, secret);
    }

    /** The greeting on a worker's second connection to a socket. */
    static ByteBuffer helloOfControls(int version, byte[] secret) {
        return hello(MAGIC_OF_CONTROLS, version, secret);
    }

    private static ByteBuffer hello(int magic, int version, byte[] secret) {
        return ByteBuffer.allocate(LENGTH)
                .putInt(magic)
                .put(secret)
                .putInt(version)
                .flip();
    }

    /**
     * Whether a greeting holds the secret.
     *
     * @throws ProtocolException if it does, and comes from another version of this library. Only a process that knows the
     *     secret can cause this.
     */
    static boolean proves(ByteBuffer hello, byte[] secret) throws ProtocolException {
        return proves(hello, MAGIC, secret);
    }

    /** As {@link #proves(ByteBuffer, byte[])}, for the greeting on a second connection. */
    static boolean provesControls(ByteBuffer hello, byte[] secret) throws ProtocolException {
        return proves(hello, MAGIC_OF_CONTROLS, secret);
    }

    private static boolean proves(ByteBuffer hello, int magic, byte[] secret) throws ProtocolException {
        if (hello.getInt() != magic) {
            return false;
        }
        byte[] said = new byte[SECRET_LENGTH];
        hello.get(said);
        if (!MessageDigest.isEqual(said, secret)) {
            return false;
        }
        int version = hello.getInt();
        if (version != Frame.VERSION) {
            throw new ProtocolException(
                    "The worker speaks version " + version + " of the wire format, its parent version " + Frame.VERSION
                            + ": both must run the same version of ParallelTask, check the worker's class path");
        }
        return true;
    }
}
