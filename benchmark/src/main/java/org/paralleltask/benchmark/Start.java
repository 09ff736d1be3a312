package org.paralleltask.benchmark;

import java.io.IOException;
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
        List<String> flags = flags(installation, effort);
        Peer program = race.open(new Peer(installation.java(form, flags, StartProgram.class)));
        awaitArchive(program, flags);
        return race.own(() -> program.run(own))
                .reference(reference, () -> program.run(reference))
                .rehearse(effort);
    }

    /** All but a user's very first programs have an archive of classes; it takes too long to make for a quick look. */
    private static List<String> flags(Installation installation, Effort effort) {
        return effort.equals(Effort.QUICK) ? List.of() : List.of(installation.archiveFlag());
    }

    private static void awaitArchive(Peer program, List<String> flags) throws IOException {
        if (!flags.isEmpty()) {
            program.run("archive");
        }
    }

    private static Contest openCold(Effort effort) throws Exception {
        Race race = new Race();
        Installation installation = race.open(new Installation());
        List<String> flags = flags(installation, effort);
        try (Peer before = new Peer(installation.java(Form.JAR, flags, StartProgram.class))) {
            awaitArchive(before, flags);
        }
        List<String> program = installation.java(Form.JAR, flags, ColdProgram.class, "pool");
        List<String> without = installation.java(Form.JAR, List.of(), ColdProgram.class);
        List<String> hello = installation.java(Form.JAR, List.of(), Hello.class);
        return race.own(() -> Processes.milliseconds(1, program))
                .reference("without", () -> Processes.milliseconds(1, without) + Processes.milliseconds(1, hello))
                .rehearse(effort);
    }
}
