package org.paralleltask.wire.line;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.paralleltask.wire.Frame;

/**
 * One end of the channel that {@link Control}s take beside the line: a named pipe of its own, or a second connection to the
 * socket.
 */
sealed interface Controls extends Closeable {
    /** The parent's end. Any thread may send, even an interrupted one. */
    final class Speaking implements Controls {
        private final OutputStream out;

        Speaking(OutputStream out) {
            this.out = out;
        }

        /**
         * The parent's end of this pipe. It is a stream and no channel, because a thread that cancels may be interrupted,
         * which would close a channel.
         */
        static Speaking at(Path pipe) throws IOException {
            return new Speaking(new FileOutputStream(pipe.toFile()));
        }

        /**
         * The parent's end of a connection that a worker has made. It is non-blocking from now on, so that an interrupt does
         * not close it.
         */
        static Speaking at(SocketChannel socket) throws IOException {
            socket.configureBlocking(false);
            return new Speaking(new SocketOutput(socket));
        }

        /** Sends a control in one piece: it is shorter than what a pipe takes at once. */
        synchronized void say(Control control) throws IOException {
            control.writeTo(out);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Writes without waiting, or fails: a worker that has not read thousands of controls gets no more. */
    final class SocketOutput extends OutputStream {
        private final SocketChannel socket;

        SocketOutput(SocketChannel socket) {
            this.socket = socket;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (socket.write(ByteBuffer.wrap(bytes, from, count)) < count) {
                socket.close(); // half a control would spoil all that follow
                throw new IOException("The worker does not read its controls");
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The worker's end. Used by one thread; any thread may close it. */
    final class Hearing implements Controls {
        private final ReadableByteChannel channel;
        private final InputStream in;

        Hearing(ReadableByteChannel channel) {
            this.channel = channel;
            this.in = Channels.newInputStream(channel);
        }

        /** Connects to the socket a second time, for controls only, and greets as such. */
        static Hearing at(Path socket, byte[] secret) throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                Connection.writeAll(channel, Greeting.helloOfControls(Frame.VERSION, secret));
                return new Hearing(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        /**
         * Waits for the next control; empty if this side has closed its end.
         *
         * @throws EOFException if the parent has closed its end, usually because it has died
         * @throws IOException also if what comes is no control
         */
        Optional<Control> next() throws IOException {
            try {
                Optional<Control> next = Control.readFrom(in);
                if (next.isEmpty() && channel.isOpen()) {
                    throw new EOFException("The parent is gone");
                }
                return next;
            } catch (IOException e) {
                if (channel.isOpen()) {
                    throw e;
                }
                return Optional.empty();
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
