package org.paralleltask.benchmark;

import java.util.List;
import org.paralleltask.benchmark.Installation.Form;

/** How large a worker is. */
final class WorkerSize {
    static final Figure FIGURE = new ProcessFigure(
            "memory",
            "the resident size of an idle worker; jvm is an idle bare JVM with the same collector",
            Unit.MEGABYTES,
            List.of("jvm"),
            WorkerSize::open);

    private WorkerSize() {}

    private static Contest open(Effort effort) throws Exception {
        Race race = new Race();
        Installation installation = race.open(new Installation());
        Peer program = race.open(new Peer(installation.java(Form.JAR, List.of(), MemoryProgram.class)));
        return race.own(() -> program.run("worker")).reference("jvm", () -> program.run("jvm"));
    }
}
