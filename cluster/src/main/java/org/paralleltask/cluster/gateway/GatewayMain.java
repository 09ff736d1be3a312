package org.paralleltask.cluster.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.engine.Heartbeat;
import org.paralleltask.cluster.engine.IgniteEngine;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.message.Message;

/** The main class of a gateway: a process beside a program, which has the engine in it, and ends with the program. */
public final class GatewayMain {
    /** Apart from those of nodes, whose ports programs and other nodes look at. */
    private static final int FIRST_PORT = 48_500;

    private static final int PORTS = 1_000;
    private static final int BUFFER = 1 << 17;

    private final BlockingQueue<Parcel> toProgram = new LinkedBlockingQueue<>();
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Relay relay = new Relay(toProgram::add, () -> halt(1), System::nanoTime);

    private GatewayMain(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] args) {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER));
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
        System.setOut(System.err); // what other code prints is not for the program
        new GatewayMain(in, out).run();
    }

    private void run() {
        UninterruptibleThread.detached("to-program", this::write).start();
        try {
            if (Parcel.readFrom(in).orElse(null) instanceof Parcel.Join join) {
                UninterruptibleThread.detached("join", () -> join(join)).start();
                for (Optional<Parcel> next = Parcel.readFrom(in); next.isPresent(); next = Parcel.readFrom(in)) {
                    if (next.get() instanceof Parcel.Carried carried) {
                        relay.send(carried);
                    }
                }
            }
        } catch (IOException programIsGone) {
            // as at the end
        }
        halt(0);
    }

    /** At once: the engine would take its time, and the nodes see the end of the connection. */
    private static void halt(int status) {
        Runtime.getRuntime().halt(status);
    }

    private void join(Parcel.Join join) {
        try {
            Member self = new Member(
                    new java.util.UUID(0, 0),
                    "gateway",
                    0,
                    Set.of(),
                    Message.VERSION,
                    Runtime.version().feature());
            IgniteEngine.Setup setup = new IgniteEngine.Setup(
                    join.host(),
                    FIRST_PORT,
                    PORTS,
                    join.seeds(),
                    join.key().isEmpty() ? Optional.empty() : Optional.of(Path.of(join.key())),
                    Path.of(join.directory()));
            relay.start(IgniteEngine.join(setup, self, relay));
            UninterruptibleThread.detached("heartbeat", this::beat).start();
        } catch (IOException | RuntimeException e) {
            toProgram.add(new Parcel.Failed(String.valueOf(e.getMessage())));
        }
    }

    private void beat() {
        while (true) {
            try {
                Thread.sleep(Heartbeat.PAUSE.toMillis());
            } catch (InterruptedException impossible) {
                return;
            }
            relay.beat();
        }
    }

    private void write() {
        try {
            boolean hasFailed = false;
            while (true) {
                Parcel next = toProgram.take();
                while (next != null) {
                    next.writeTo(out);
                    hasFailed |= next instanceof Parcel.Failed;
                    next = toProgram.poll();
                }
                out.flush();
                if (hasFailed) {
                    halt(1); // another may be started, and succeed
                }
            }
        } catch (IOException | InterruptedException programIsGone) {
            halt(0);
        }
    }
}
