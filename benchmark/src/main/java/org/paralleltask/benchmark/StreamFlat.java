package org.paralleltask.benchmark;

import java.util.List;
import org.paralleltask.benchmark.Installation.Form;

/** How many tasks a program with little memory streams in a second, however many they are. */
final class StreamFlat {
    private static final int STREAMED = 10_000_000;
    private static final int MAPPED = 1_000_000;

    static final Figure VALUES = figure("stream-flat", "stream");
    static final Figure OUTCOMES = figure("stream-flat-outcomes", "outcomes");

    private StreamFlat() {}

    private static Figure figure(String name, String way) {
        return new ProcessFigure(
                name,
                way
                        + " of 10,000,000 tasks that do nothing, in a program with -Xmx64m; map is map of 1,000,000 in another",
                Unit.TASKS_PER_SECOND,
                List.of("map"),
                effort -> open(effort, way));
    }

    private static Contest open(Effort effort, String way) throws Exception {
        Race race = new Race();
        Installation installation = race.open(new Installation());
        Peer program = race.open(new Peer(installation.java(Form.JAR, List.of("-Xmx64m"), StreamProgram.class)));
        Peer map = race.open(new Peer(installation.java(Form.JAR, List.of(), StreamProgram.class)));
        // A million of them warm it up as well as ten.
        for (int round = 0; round < effort.warmUpRounds(); round++) {
            program.run(way + " " + effort.of(MAPPED));
            map.run("map " + effort.of(MAPPED));
        }
        return race.own(() -> program.run(way + " " + effort.of(STREAMED)))
                .reference("map", () -> map.run("map " + effort.of(MAPPED)));
    }
}
