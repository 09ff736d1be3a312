package org.paralleltask.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** What stands in for {@code System.out} while a table is drawn: passes on whole lines. Thread-safe. */
final class ScreenStream extends OutputStream {
    /** A line that is longer is passed on in pieces. */
    private static final int MAX_LINE = 1 << 16;

    private final Screen screen;
    private final PrintStream before;

    @GuardedBy("this")
    private byte[] bytes = new byte[256];

    @GuardedBy("this")
    private int length;

    ScreenStream(Screen screen, PrintStream before) {
        this.screen = screen;
        this.before = before;
    }

    /** A stream for printing, in the encoding of the one before. */
    PrintStream printing(String property) {
        String encoding = System.getProperty(property, System.getProperty("sun." + property));
        Charset charset = encoding == null || !Charset.isSupported(encoding)
                ? Charset.defaultCharset()
                : Charset.forName(encoding);
        return new PrintStream(this, true, charset);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] added, int offset, int count) throws IOException {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        System.arraycopy(added, offset, bytes, length, count);
        length += count;
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > 0) {
            screen.print(bytes, end, before);
            length -= end;
            System.arraycopy(bytes, end, bytes, 0, length);
        } else if (length > MAX_LINE) {
            finish();
        }
    }

    /** Passes on a line that has not ended. */
    synchronized void finish() throws IOException {
        if (length > 0) {
            write('\n');
        }
    }
}
