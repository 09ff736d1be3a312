package org.paralleltask.benchmark;

import java.util.List;
import org.paralleltask.benchmark.Installation.Form;

/** How fast the elements of a stream come that a task returns, however many they are. */
final class StreamResult {
    private static final int ELEMENTS = 100_000;
    private static final int BYTES = 10_000; // of each

    static final Figure FIGURE = new ProcessFigure(
            "stream-result",
            "100,000 elements of 10 kB of the stream that a task returns, worker and program with -Xmx64m; python sends"
                    + " them through a Pipe",
            Unit.MEGABYTES_PER_SECOND,
            List.of("python"),
            StreamResult::open);

    private StreamResult() {}

    private static Contest open(Effort effort) throws Exception {
        int elements = effort.of(ELEMENTS);
        Race race = new Race();
        Installation installation = race.open(new Installation());
        Peer program = race.open(new Peer(installation.java(Form.JAR, List.of("-Xmx64m"), StreamResultProgram.class)));
        return race.own(() -> program.run(elements + " " + BYTES))
                .python("python", "pipe_blocks", elements, BYTES)
                .warmUp(effort);
    }
}
