package org.paralleltask.cluster.far;

import java.io.OutputStream;
import java.util.Arrays;
import org.paralleltask.cluster.message.Message;

/** Sends controls, each of which is written in one piece. */
final class ControlSender extends OutputStream {
    private final Channel channel;

    ControlSender(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        channel.send(new Message.Tell(Arrays.copyOfRange(bytes, from, from + count)));
    }
}
