package org.paralleltask.cluster.far;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.LineRecord;
import org.paralleltask.wire.Ledger;
import org.paralleltask.wire.mirror.LedgerNews;

/**
 * The frames that a worker on a node sends. What comes between them, news of its ledger, is written to the mirror as it is
 * read: so a frame is read after what is older than it. For one thread.
 */
final class MirrorSource implements ReadableByteChannel {
    private static final int MOST_NEWS = 1 << 20;

    private final ByteLine line;
    private final Ledger mirror;
    private final Pace pace;
    private final ByteBuffer head = ByteBuffer.allocate(LineRecord.HEAD);

    /** How many bytes of the frame are still to come. */
    private int left;

    MirrorSource(ByteLine line, Ledger mirror, Pace pace) {
        this.line = line;
        this.mirror = mirror;
        this.pace = pace;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (left == 0) {
            if (!readFully(head.clear(), true)) {
                return -1;
            }
            byte kind = head.flip().get();
            int size = head.getInt();
            if (kind == LineRecord.FRAME && size > 0) {
                left = size;
            } else if (kind == LineRecord.NEWS && size >= 0 && size <= MOST_NEWS) {
                ByteBuffer news = ByteBuffer.allocate(size);
                readFully(news, false);
                pace.heard(LedgerNews.apply(news.flip(), mirror));
            } else {
                throw new ProtocolException("A record of kind " + kind + " with " + size + " bytes");
            }
        }
        int end = target.limit();
        target.limit(Math.min(end, target.position() + left));
        try {
            int count = line.read(target);
            if (count < 0) {
                throw new EOFException("The line ended within a frame");
            }
            left -= count;
            return count;
        } finally {
            target.limit(end);
        }
    }

    private boolean readFully(ByteBuffer target, boolean mayEnd) throws IOException {
        while (target.hasRemaining()) {
            if (line.read(target) < 0) {
                if (mayEnd && target.position() == 0) {
                    return false;
                }
                throw new EOFException("The line ended within a record");
            }
        }
        return true;
    }

    @Override
    public boolean isOpen() {
        return line.isOpen();
    }

    @Override
    public void close() {
        line.close();
    }
}
