package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerStartException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.host.Worker;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** Interrupts and calls that come at a bad moment, or from the user's code. */
@Timeout(60)
class InterferenceTest {
    @TempDir
    private Path directory;

    /** Remembers what it hears of workers. */
    private static class Ears implements PoolListener {
        final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        public void workerStartFailed(String workerName, WorkerStartException failure) {
            heard.add("failed " + failure);
        }

        @Override
        public void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
            heard.add(why.toString());
        }
    }

    @Test
    void aTaskWhoseWorkerDiesBeforeItHasLoadedTheMethodRunsElsewhere() throws Exception {
        try (Workers workers = Workers.open(options -> options.workers(1));
                ProcessPool<String, Integer> first = LengthWorker.open(workers);
                ProcessPool<Task, String> second = DeedWorker.open(workers)) {
            first.call("warm");
            long pid = workers.stats().get(0).pid().orElseThrow();
            signal("-STOP", pid);
            CompletableFuture<String> future = second.submit(task(Deed.ECHO, "x"));
            await().until(() -> second.stats().waiting() == 0); // it is being loaded
            signal("-KILL", pid);

            assertThat(future).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("x");
        }
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void interruptsOfSupervisorsFailNoStart() {
        Ears ears = new Ears();
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(4).startOnDemand(true).listener(ears))) {
            interruptAll("paralleltask-deed-");
            List<String> all = pool.map(List.of(1, 2, 3, 4, 5, 6, 7, 8), i -> task(Deed.ECHO, i));
            assertThat(all).hasSize(8);
            assertThat(ears.heard).isEmpty();
        }
    }

    @Test
    void anInterruptOfASupervisorEndsNoTask() throws Exception {
        Ears ears = new Ears();
        try (ProcessPool<Task, String> pool =
                DeedWorker.open(options -> options.workers(1).listener(ears))) {
            Path gate = directory.resolve("gate");
            CompletableFuture<String> running = pool.submit(task(Deed.WAIT_FOR_FILE, gate));
            await().until(() -> Files.exists(Path.of(gate + ".waiting")));

            interruptAll("paralleltask-deed-1");
            await().during(Duration.ofMillis(300)).until(() -> !running.isDone());
            Files.createFile(gate);

            assertThat(running).succeedsWithin(Duration.ofSeconds(20));
            assertThat(ears.heard).isEmpty();
        }
    }

    private static void interruptAll(String prefix) {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
        assertThat(threads).isNotEmpty();
        threads.forEach(Thread::interrupt);
    }

    @Test
    void aLimitHoldsWhileACancelIsPatient() throws Exception {
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(1).timeout(Duration.ofSeconds(2)).cancelGrace(Duration.ofSeconds(40)))) {
            Path sign = directory.resolve("sign");
            CompletableFuture<String> stubborn = pool.submit(task(Deed.SLEEP_THROUGH_INTERRUPTS, sign));
            await().until(() -> Files.exists(sign));
            stubborn.cancel(true);

            assertThat(pool.submit(task(Deed.ECHO, "next"))).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    @Needs("proc")
    void aWorkerThatIsKilledForItsSizeIsReportedAsTooLarge() {
        Ears ears = new Ears();
        try (ProcessPool<Task, String> pool = DeedWorker.open(
                options -> options.workers(1).maxWorkerMemory("200m").listener(ears))) {
            assertThat(pool.submit(task(Deed.LEAK, 3000))).failsWithin(Duration.ofSeconds(20));
            await().until(() -> !ears.heard.isEmpty());
            assertThat(ears.heard).containsExactly("MAX_MEMORY");
        }
    }
}
