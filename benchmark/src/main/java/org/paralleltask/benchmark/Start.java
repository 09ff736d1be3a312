package org.paralleltask.benchmark;

import java.util.List;
import org.paralleltask.benchmark.Installation.Form;

/** How long it takes until workers are there. */
final class Start {
    static final Figure WARM = inProgram(
            "start",
            "open of a pool of one worker to its first result; jvm is a bare JVM's launch to its exit",
            Form.JAR);

    static final Figure DIRECTORY = inProgram("start-directory", "start, from a directory of classes", Form.DIRECTORY);

    static final Figure ALL = new ProcessFigure(
            "start-all",
            "open of a pool of 4 workers until all are ready; jvms is 4 bare JVMs at once, until all have ended",
            Unit.MILLISECONDS,
            List.of("jvms"),
            effort -> open(effort, Form.JAR, "all", "jvms"));

    static final Figure COLD = new ProcessFigure(
            "start-cold",
            "a whole program: open, one call, close; without is the same without a pool, and one bare JVM",
            Unit.MILLISECONDS,
            List.of("without"),
            Start::openCold);

    private Start() {}

    private static Figure inProgram(String name, String meaning, Form form) {
        return new ProcessFigure(
                name, meaning, Unit.MILLISECONDS, List.of("jvm"), effort -> open(effort, form, "one", "jvm"));
    }

    private static Contest open(Effort effort, Form form, String own, String reference) throws Exception {
        Race race = new Race();
        Installation installation = race.open(new Installation());
        Peer program = race.open(new Peer(installation.java(form, List.of(), StartProgram.class)));
        return race.own(() -> program.run(own))
                .reference(reference, () -> program.run(reference))
                .warmUp(effort);
    }

    private static Contest openCold(Effort effort) throws Exception {
        Race race = new Race();
        Installation installation = race.open(new Installation());
        List<String> program = installation.java(Form.JAR, List.of(), ColdProgram.class, "pool");
        List<String> without = installation.java(Form.JAR, List.of(), ColdProgram.class);
        List<String> hello = installation.java(Form.JAR, List.of(), Hello.class);
        return race.own(() -> Processes.milliseconds(1, program))
                .reference("without", () -> Processes.milliseconds(1, without) + Processes.milliseconds(1, hello))
                .warmUp(effort);
    }
}
