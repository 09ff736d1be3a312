package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.Outcome;
import org.paralleltask.WorkerStartException;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What Flight Recorder shows. In programs of their own: once a JVM has recorded, it is another one. */
@Timeout(60)
class RecorderTest {
    @TempDir
    private Path directory;

    private static List<RecordedEvent> events(Path file, String type) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("org.paralleltask." + type))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime)) // a file has one row for each thread
                .toList();
    }

    @Test
    void recordsRunsAndWorkers() throws Exception {
        Path file = directory.resolve("recording.jfr");
        String[] told;
        try (Program program = Program.start(RecordingProgram.class, file, directory.resolve("marks"))) {
            told = program.rest().get(0).split(" ", -1);
        }
        long firstPid = Long.parseLong(told[0]);
        Duration elapsed = Duration.parse(told[1]);

        List<RecordedEvent> runs = events(file, "TaskRun");
        assertThat(runs)
                .extracting(run -> run.getString("outcome") + " " + run.getString("exception"))
                .containsExactly(
                        "done ",
                        "retried org.paralleltask.WorkerCrashedException",
                        "done ",
                        "failed java.io.FileNotFoundException");
        assertThat(runs.get(3).getString("message")).isEqualTo("x");
        RecordedEvent pause = runs.get(0);
        assertThat(pause.getString("pool")).isEqualTo("deed");
        assertThat(pause.getString("task")).isEqualTo("Task[deed=PAUSE, text=100]");
        assertThat(pause.getString("worker")).isEqualTo("deed-1");
        assertThat(pause.getLong("pid")).isEqualTo(firstPid);
        assertThat(pause.getInt("attempt")).isEqualTo(1);
        assertThat(pause.getDuration("queued")).isPositive();
        assertThat(pause.getDuration("took")).isBetween(Duration.ofMillis(99), elapsed.plusMillis(1));
        assertThat(pause.getDuration())
                .isGreaterThanOrEqualTo(pause.getDuration("took")); // with its way there and back

        assertThat(runs.subList(1, 3)).extracting(run -> run.getInt("attempt")).containsExactly(1, 2);
        assertThat(runs.get(1).getString("task")).contains("MARK_AND_DIE_UNTIL");
        assertThat(runs.get(2).getLong("pid")).isNotEqualTo(firstPid);

        List<RecordedEvent> workers = events(file, "Worker");
        assertThat(workers).hasSize(2);
        RecordedEvent died = workers.get(0);
        assertThat(died.getString("worker")).isEqualTo("deed-1");
        assertThat(died.getLong("pid")).isEqualTo(firstPid);
        assertThat(died.getString("end")).isEqualTo("DIED");
        assertThat(died.getInt("exitStatus")).isEqualTo(9);
        assertThat(died.getString("cause")).isEqualTo("EXIT");
        assertThat(died.getDuration("readyAfter")).isBetween(Duration.ofMillis(10), Duration.ofMinutes(1));
        assertThat(died.getDuration()).isGreaterThan(pause.getDuration());
        assertThat(workers.get(1).getString("end")).isEqualTo("CLOSED");
        assertThat(workers.get(1).getInt("exitStatus")).isZero();

        List<RecordedEvent> failed = events(file, "WorkerStartFailed");
        assertThat(failed).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getString("worker")).isEqualTo("deed-1");
            assertThat(event.getString("failure")).contains("NoSuchFlag");
        });
    }

    /** A program that records: prints its first worker's pid, and how long its first task ran. */
    static final class RecordingProgram {
        private RecordingProgram() {}

        public static void main(String[] args) throws IOException {
            try (Recording recording = new Recording()) {
                recording.start();
                try (ProcessPool<Task, String> pool = DeedWorker.open(
                        options -> options.workers(1).retries(1).retryOn(EnumSet.allOf(DeathCause.class)))) {
                    try (Stream<Outcome<Task, String>> outcomes =
                            pool.outcomes(List.of(100), pause -> task(Deed.PAUSE, pause))) {
                        Outcome<Task, String> outcome = outcomes.findFirst().orElseThrow();
                        System.out.println(outcome.run().pid().orElseThrow() + " "
                                + outcome.run().elapsed());
                    }
                    pool.call(task(Deed.MARK_AND_DIE_UNTIL, args[1] + " 2"));
                    try {
                        pool.submit(task(Deed.THROW_CHECKED, "x")).join();
                    } catch (CompletionException expected) {
                        // recorded, too
                    }
                }
                try (ProcessPool<Task, String> pool =
                        DeedWorker.open(options -> options.workers(1).jvmArgs(List.of("-XX:NoSuchFlag")))) {
                    pool.call(task(Deed.PID));
                } catch (WorkerStartException expected) {
                    // recorded, too
                }
                recording.stop();
                recording.dump(Path.of(args[0]));
            }
        }
    }

    // A worker that was ready before the recording began has no event: its beginning was not recorded.
    @Test
    void aRecordingMayStartAfterThePoolAndStopBeforeIt() throws Exception {
        Path file = directory.resolve("recording.jfr");
        try (Program program = Program.start(LateProgram.class, file)) {
            assertThat(program.rest()).containsExactly("done");
        }

        assertThat(events(file, "TaskRun"))
                .extracting(run -> run.getString("task"))
                .containsExactly("Task[deed=ECHO, text=recorded]");
        assertThat(events(file, "Worker")).isEmpty();
    }

    /** A program that records for a while. */
    static final class LateProgram {
        private LateProgram() {}

        public static void main(String[] args) throws IOException {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1);
                    Recording recording = new Recording()) {
                pool.call(task(Deed.ECHO, "before"));
                recording.start();
                pool.call(task(Deed.ECHO, "recorded"));
                recording.stop();
                pool.call(task(Deed.ECHO, "after"));
                recording.dump(Path.of(args[0]));
            }
            System.out.println("done");
        }
    }

    @Test
    void whereNothingIsRecordedItsClassesAreNotEvenLoaded() throws Exception {
        Path log = directory.resolve("classes.log");
        try (Program program =
                Program.start(List.of(), List.of("-Xlog:class+load:file=" + log), UnrecordedProgram.class)) {
            assertThat(program.rest()).containsExactly("x");
        }

        String loaded = Files.readString(log);
        assertThat(loaded.contains("org.paralleltask.pool.observe.FlightRecording "))
                .isTrue(); // so it is the right log
        assertThat(loaded.contains("org.paralleltask.pool.observe.RecorderEvents"))
                .isFalse();
    }

    /** A program that records nothing. */
    static final class UnrecordedProgram {
        private UnrecordedProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println(pool.call(task(Deed.ECHO, "x")));
            }
        }
    }
}
