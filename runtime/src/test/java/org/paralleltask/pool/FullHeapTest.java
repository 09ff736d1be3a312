package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PoolOptions;
import org.paralleltask.carry.CarriedContext;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;
import org.paralleltask.pool.queue.IdleWorker;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.SchedulerTest;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.task.Job;
import org.paralleltask.pool.task.SingleChunk;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.task.TaskDefinition;

/**
 * Tasks that a thread takes from a queue while the heap is so full that it fails somewhere on the way, without workers.
 */
@Timeout(120)
class FullHeapTest {
    @Test
    void noJobIsLostWhereverTheHeapIsFullWhileManyAreTaken() throws Exception {
        List<String> exact = List.of("-Xmx12m", "-Xms12m", "-XX:+UseSerialGC", "-XX:-UseTLAB");
        try (Program program = Program.start(List.of(), exact, TakingProgram.class)) {
            List<String> said = program.rest().stream()
                    .filter(line -> line.matches("(full|taken): .*")) // another thread of it may complain
                    .toList();

            assertThat(said).hasSize(TakingProgram.TRIES).allMatch(line -> line.endsWith(": 100"));
            assertThat(said).anyMatch(line -> line.startsWith("full: ")).anyMatch(line -> line.startsWith("taken: "));
        }
    }

    /** Takes a hundred jobs while it has no memory left, then a little more each time; says how many there are then. */
    static final class TakingProgram {
        static final int TRIES = 30;
        private static final int JOBS = 100;
        private static final int STEP = 40;

        private static final TaskDefinition<Task, Result> METHOD = ShortTaskWorker.DEFINITION;
        private static final Binding<Task, Result, Result> BINDING =
                new Binding<>(METHOD, TaskMarshaller.of(METHOD), result -> result);

        private static Object @Nullable [] fill;

        @SuppressWarnings("UnusedVariable") // it is only to be in the way, and then not
        private static byte @Nullable [] room;

        private TakingProgram() {}

        public static void main(String[] args) throws InterruptedException {
            Scheduler queues = new Scheduler("full");
            tryWith(Integer.MAX_VALUE, queues); // loads the classes
            List<String> found = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                found.add(tryWith(i * STEP, queues));
            }
            found.forEach(System.out::println); // not before, when another thread may complain on the same line
            System.exit(0); // the jobs do not end
        }

        private static String tryWith(int bytes, Scheduler queues) throws InterruptedException {
            TaskQueue queue = queues.open("full", PoolOptions.defaults().queueSize(JOBS), new PoolObserver() {});
            for (int tasks = 1; tasks < JOBS; tasks *= 2) {
                queue.sizer().ran(tasks, 1000); // short ones, of which many are taken at once
            }
            for (int i = 0; i < JOBS; i++) {
                queue.put(job(i, queue).single(), () -> false, Long.MAX_VALUE);
            }
            IdleWorker taker = queues.enter(new SchedulerTest.IdleServer(), () -> false, Long.MAX_VALUE);
            if (bytes < Integer.MAX_VALUE) {
                room = new byte[bytes];
                fillUp();
            }
            room = null;
            int taken = 0;
            boolean isFull = false;
            try {
                taken = queues.take(taker, false, JOBS).size();
            } catch (OutOfMemoryError full) {
                isFull = true; // and nothing that needs memory
            }
            fill = null;
            while (queue.waiting() > 0) {
                taken += queues.take(taker, false, JOBS).size();
            }
            return (isFull ? "full: " : "taken: ") + taken;
        }

        private static Job<Task, Result> job(int id, TaskQueue queue) {
            return new SingleChunk<>(
                            id,
                            ShortTaskWorker.quick(id),
                            Bytes.none(),
                            BINDING,
                            queue,
                            queue.singles(false),
                            null,
                            CarriedContext.NOTHING,
                            ended -> {},
                            0)
                    .job();
        }

        private static void fillUp() {
            for (int length = 1 << 18; length > 0; length /= 2) {
                try {
                    while (true) {
                        Object[] more = new Object[length];
                        more[0] = fill;
                        fill = more;
                    }
                } catch (OutOfMemoryError full) {
                    // with less, then
                }
            }
        }
    }
}
