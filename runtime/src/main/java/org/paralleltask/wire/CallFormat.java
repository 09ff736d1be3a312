package org.paralleltask.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.wire.CallFrame.Ask;
import org.paralleltask.wire.CallFrame.CallLine;
import org.paralleltask.wire.CallFrame.CallThrown;
import org.paralleltask.wire.CallFrame.NeedLine;
import org.paralleltask.wire.CallFrame.Over;
import org.paralleltask.wire.CallFrame.Returned;
import org.paralleltask.wire.CallFrame.Withdraw;

/** A {@link CallFrame} as bytes, and back: a part of {@link FrameFormat}. */
final class CallFormat {
    /** The smallest kind of these frames; the others follow it. */
    static final int FIRST_KIND = 17;

    private static final int INTERRUPTED = 1;
    private static final int WITHDRAWN = 2;

    private CallFormat() {}

    static List<ByteBuffer> encode(CallFrame frame) {
        if (frame instanceof Ask ask) {
            ByteBuffer fields = FrameFormat.start(
                            18,
                            5 * Integer.BYTES + Long.BYTES + 1,
                            ask.arguments().size())
                    .putInt(ask.call())
                    .putInt(ask.function())
                    .putInt(ask.object())
                    .putInt(ask.method())
                    .putLong(ask.task())
                    .putInt(ask.attempt())
                    .put((byte) (ask.isInterrupted() ? 1 : 0));
            return FrameFormat.with(fields, ask.arguments());
        } else if (frame instanceof Returned returned) {
            ByteBuffer fields = FrameFormat.start(20, 1, returned.value().size())
                    .put(flags(returned.isInterrupted(), returned.isWithdrawn()));
            return FrameFormat.with(fields, returned.value());
        } else if (frame instanceof CallThrown thrown) {
            Bytes exception = Bytes.of(thrown.exception());
            ByteBuffer fields =
                    FrameFormat.start(21, 1, exception.size()).put(flags(thrown.isInterrupted(), thrown.isWithdrawn()));
            return FrameFormat.with(fields, exception);
        } else if (frame instanceof Over over) {
            return List.of(
                    FrameFormat.start(19, Long.BYTES, 0).putLong(over.task()).flip());
        } else if (frame instanceof Withdraw withdraw) {
            return List.of(FrameFormat.start(22, 2 * Integer.BYTES, 0)
                    .putInt(withdraw.line())
                    .putInt(withdraw.call())
                    .flip());
        } else if (frame instanceof NeedLine need) {
            return List.of(
                    FrameFormat.start(23, Integer.BYTES, 0).putInt(need.line()).flip());
        }
        Bytes endpoint = Bytes.of(((CallLine) frame).endpoint());
        return FrameFormat.with(FrameFormat.start(FIRST_KIND, 0, endpoint.size()), endpoint);
    }

    /**
     * The frame of this kind.
     *
     * @param bytes the first chunk, positioned after the kind
     */
    static CallFrame decode(int kind, ByteBuffer bytes, List<ByteBuffer> chunks) throws ProtocolException {
        switch (kind) {
            case 17 -> {
                return new CallLine(Bytes.of(chunks).toArray());
            }
            case 18 -> {
                return new Ask(
                        bytes.getInt(),
                        bytes.getInt(),
                        bytes.getInt(),
                        bytes.getInt(),
                        bytes.getLong(),
                        bytes.getInt(),
                        bytes.get() != 0,
                        Bytes.of(chunks));
            }
            case 19 -> {
                return new Over(bytes.getLong());
            }
            case 20 -> {
                int flags = bytes.get();
                return new Returned((flags & INTERRUPTED) != 0, (flags & WITHDRAWN) != 0, Bytes.of(chunks));
            }
            case 21 -> {
                int flags = bytes.get();
                return new CallThrown(
                        (flags & INTERRUPTED) != 0,
                        (flags & WITHDRAWN) != 0,
                        Bytes.of(chunks).toArray());
            }
            case 22 -> {
                return new Withdraw(bytes.getInt(), bytes.getInt());
            }
            case 23 -> {
                return new NeedLine(bytes.getInt());
            }
            default -> throw new ProtocolException("A frame of unknown kind " + kind);
        }
    }

    private static byte flags(boolean isInterrupted, boolean isWithdrawn) {
        return (byte) ((isInterrupted ? INTERRUPTED : 0) + (isWithdrawn ? WITHDRAWN : 0));
    }
}
