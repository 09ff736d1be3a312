package org.paralleltask.benchmark;

import java.util.List;

/** What one call costs, when nothing else goes on. */
final class Roundtrip {
    private static final int BYTES = 8;
    private static final int TIMES_AS_MANY = 10; // an echo of 1 MiB takes so much longer

    static final Figure FIGURE = new ProcessFigure(
            "roundtrip",
            "the median call of a task that does nothing; socket sends 8 bytes to another JVM and back, and nothing else",
            Unit.NANOSECONDS,
            List.of("socket", "python"),
            Roundtrip::open);

    private Roundtrip() {}

    private static Contest open(Effort effort) throws Exception {
        int warmUps = effort.warmUpTrips() * TIMES_AS_MANY;
        int trips = effort.trips() * TIMES_AS_MANY;
        Race race = new Race();
        NoopPool pool = race.open(NoopPool.open(options -> options.workers(1)));
        BareEcho socket = race.open(new BareEcho(BYTES, BareEcho.Memory.DIRECT));
        for (int i = 0; i < warmUps; i++) {
            pool.call(i);
            socket.trip();
        }
        return race.own(() -> Clock.median(trips, () -> pool.call(4_711)))
                .reference("socket", () -> Clock.median(trips, socket::trip))
                .python("python", "roundtrip", trips);
    }
}
