package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.paralleltask.pool.ProcessPool;

/** How fast large arguments and values cross between two processes. */
final class EchoFigure implements Figure {
    private static final int BYTES = 1 << 20;

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String meaning() {
        return "1 MiB of bytes to a worker and back; socket and arrays send them to another JVM and back, and nothing else";
    }

    @Override
    public Unit unit() {
        return Unit.MEGABYTES_PER_SECOND;
    }

    @Override
    public List<String> references() {
        return List.of("socket", "arrays");
    }

    @Override
    public Contest open(Effort effort) throws IOException {
        return new Echoes(effort);
    }

    /** All, side by side. */
    private static final class Echoes implements Contest {
        private final ProcessPool<EchoWorker.Echo, byte[]> pool = EchoWorker.open();
        private final BareEcho socket;
        private final BareEcho arrays;
        private final EchoWorker.Echo echo = new EchoWorker.Echo(new byte[BYTES]);
        private final int trips;

        Echoes(Effort effort) throws IOException {
            socket = new BareEcho(BYTES, BareEcho.Memory.DIRECT);
            arrays = new BareEcho(BYTES, BareEcho.Memory.ARRAYS);
            trips = effort.trips();
            for (int i = 0; i < effort.warmUpTrips(); i++) {
                trip("pool");
                trip("socket");
                trip("arrays");
            }
        }

        private void trip(String way) throws IOException {
            switch (way) {
                case "socket" -> socket.trip();
                case "arrays" -> arrays.trip();
                default -> {
                    if (pool.call(echo).length != BYTES) {
                        throw new AssertionError("The worker has returned something else");
                    }
                }
            }
        }

        @Override
        public double run(Optional<String> reference) throws IOException {
            long start = System.nanoTime();
            for (int i = 0; i < trips; i++) {
                trip(reference.orElse("pool"));
            }
            return 2.0 * BYTES * trips * 1000 / (System.nanoTime() - start);
        }

        @Override
        public void close() throws IOException {
            pool.close();
            socket.close();
            arrays.close();
        }
    }
}
