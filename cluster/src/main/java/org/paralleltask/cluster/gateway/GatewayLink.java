package org.paralleltask.cluster.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.paralleltask.base.Detached;
import org.paralleltask.base.UninterruptibleThread;
import org.paralleltask.cluster.engine.EngineFlags;
import org.paralleltask.host.launch.JavaProgram;

/** A program's line to its gateway, which it launches. Thread-safe. */
public final class GatewayLink implements AutoCloseable {
    private static final int BUFFER = 1 << 17;

    private final Process process;
    private final DataOutputStream out;
    private final Object sending = new Object();

    private GatewayLink(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    }

    /**
     * Launches a gateway.
     *
     * @param classPath has the engine
     * @param parcels takes what it says, on a thread of this link
     * @param ended called once when it has ended, after the last parcel
     */
    public static GatewayLink launch(
            String classPath, Parcel.Join join, Consumer<? super Parcel> parcels, Runnable ended) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.own().toString());
        command.addAll(EngineFlags.flags());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath, GatewayMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        GatewayLink link = new GatewayLink(Detached.start(builder));
        UninterruptibleThread.detached("gateway", () -> link.read(parcels, ended))
                .start();
        link.send(join);
        return link;
    }

    private void read(Consumer<? super Parcel> parcels, Runnable ended) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER))) {
            for (Optional<Parcel> next = Parcel.readFrom(in); next.isPresent(); next = Parcel.readFrom(in)) {
                parcels.accept(next.get());
            }
        } catch (IOException itIsGone) {
            // as at the end
        } finally {
            process.destroyForcibly();
            ended.run();
        }
    }

    /** Sends a parcel; nothing, if the gateway has ended, of which {@code ended} tells. */
    public void send(Parcel parcel) {
        try {
            synchronized (sending) {
                parcel.writeTo(out);
                out.flush();
            }
        } catch (IOException itHasEnded) {
            // see above
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it, and returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
