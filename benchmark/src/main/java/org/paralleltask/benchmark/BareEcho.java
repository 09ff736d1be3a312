package org.paralleltask.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an echo over a Unix domain socket costs if there is nothing else: a process that sends back what it has read, and
 * this one.
 */
final class BareEcho implements AutoCloseable {
    private final Path directory;
    private final Process process;
    private final SocketChannel channel;
    private final ByteBuffer message;
    private final Memory memory;

    /** Where each message is while it is in Java. */
    enum Memory {
        /** One buffer outside the heap: nothing is allocated, and nothing copied but by the kernel. */
        DIRECT,
        /** A new array for each message that arrives: what a program gets that is to have an array of its own. */
        ARRAYS
    }

    BareEcho(int bytes, Memory memory) throws IOException {
        this.memory = memory;
        message = memory == Memory.DIRECT ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
        directory = Files.createTempDirectory("echo");
        Path socket = directory.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BareEcho.class.getName(),
                            socket.toString(),
                            Integer.toString(bytes),
                            memory.name())
                    .inheritIO()
                    .start();
            channel = server.accept();
        }
    }

    /** Sends all the bytes, and waits for them. */
    void trip() throws IOException {
        write(channel, message.clear());
        if (!read(channel, next(memory, message))) {
            throw new EOFException("The process that echoes has ended");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        process.destroy();
        Files.deleteIfExists(directory.resolve("socket"));
        Files.delete(directory);
    }

    /** The other process. */
    public static void main(String[] args) throws IOException {
        Memory memory = Memory.valueOf(args[2]);
        ByteBuffer message = ByteBuffer.allocateDirect(Integer.parseInt(args[1]));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
            while (read(channel, message)) {
                write(channel, message.flip());
                message = next(memory, message);
            }
        }
    }

    /** Where the next message is to go. */
    private static ByteBuffer next(Memory memory, ByteBuffer last) {
        return memory == Memory.DIRECT ? last.clear() : ByteBuffer.allocate(last.capacity());
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static boolean read(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                return false;
            }
        }
        return true;
    }
}
