package org.paralleltask.pool.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.PoolLog;
import org.paralleltask.carry.Carriers;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.fixture.ReflectiveCodec;
import org.paralleltask.payload.Binding;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.pool.MarkedTasks;
import org.paralleltask.pool.ProcessPool;
import org.paralleltask.pool.ShortTaskWorker;
import org.paralleltask.pool.ShortTaskWorker.Kind;
import org.paralleltask.pool.ShortTaskWorker.Result;
import org.paralleltask.pool.ShortTaskWorker.Task;
import org.paralleltask.pool.queue.Scheduler;
import org.paralleltask.pool.queue.TaskQueue;
import org.paralleltask.pool.queue.TaskSlice;
import org.paralleltask.pool.task.Job;
import org.paralleltask.task.TaskDefinition;

/** Single short tasks that are sent together: each future gets the result of its own task. */
@Timeout(60)
class TaskSubmitterTest {
    private static final int MANY = 2000;

    /** What waits where, without workers. */
    @Nested
    class Queue {
        private static final int ROOM = 40;

        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private final FutureCompleter deliveries = new FutureCompleter(Runnable::run, timer);
        private final AtomicLong ids = new AtomicLong(1);
        private final Scheduler queues = new Scheduler("submissions");
        private final TaskQueue queue =
                queues.open("submissions", PoolOptions.defaults().queueSize(ROOM), ChunkBuilderTest.QUIET);
        private TaskSubmitter<Task, Result> submissions = submissions(ShortTaskWorker.DEFINITION, null);

        Queue() {
            tasksTake(1000);
            submit(0).cancel(false); // the first one is alone
        }

        @AfterEach
        void end() {
            timer.shutdownNow();
        }

        private void tasksTake(long nanos) {
            for (int tasks = 1; tasks < 1000; tasks *= 2) {
                queue.sizer().ran(tasks, tasks * nanos);
            }
        }

        private TaskSubmitter<Task, Result> submissions(
                TaskDefinition<Task, Result> definition, @Nullable Duration limit) {
            return new TaskSubmitter<>(
                    binding(definition),
                    queue,
                    ids::getAndAdd,
                    queue.singles(false),
                    limit,
                    new Carriers(Optional.of(List.of()), TaskSubmitterTest.class, new PoolLog("test")),
                    deliveries);
        }

        private static Binding<Task, Result, Result> binding(TaskDefinition<Task, Result> definition) {
            return new Binding<>(definition, TaskMarshaller.of(definition), result -> result);
        }

        private CompletableFuture<Result> submit(TaskSubmitter<Task, Result> to, Task task) {
            return to.submit(task, 0).orElseThrow();
        }

        private CompletableFuture<Result> submit(int id) {
            return submit(submissions, ShortTaskWorker.quick(id));
        }

        private List<CompletableFuture<Result>> submit(int from, int to) {
            return IntStream.range(from, to).mapToObj(this::submit).toList();
        }

        /** The numbers of all that waits, and in how many runs it is taken. */
        private Taken take() {
            List<Integer> tasks = new ArrayList<>();
            int runs = 0;
            for (TaskSlice load = queue.poll(1000, 1); !load.isEmpty(); load = queue.poll(1000, 1)) {
                runs += load.runs();
                for (int i = 0; i < load.size(); i++) {
                    Job<?, ?> job = load.job(i);
                    if (job != null && !job.hasEnded()) {
                        tasks.add(((Task) job.task()).id());
                    }
                }
            }
            return new Taken(tasks, runs);
        }

        private record Taken(List<Integer> tasks, int runs) {}

        private static List<Integer> numbers(int to) {
            return IntStream.range(0, to).boxed().toList();
        }

        @Test
        void shortTasksAreTogether() {
            submit(0, ROOM);

            assertThat(take()).isEqualTo(new Taken(numbers(ROOM), 1));
        }

        @Test
        void longTasksAreNot() {
            tasksTake(10_000_000);
            submit(0, 5);

            assertThat(take()).isEqualTo(new Taken(numbers(5), 5));
        }

        @Test
        void norAreLargeOnesWhichKeepTheirPlace() {
            Task large = new Task(Kind.QUICK, 2, 0, "x".repeat(300));
            submit(0, 2);
            submit(submissions, large);
            submit(3, 5);

            assertThat(take()).isEqualTo(new Taken(numbers(5), 3));
        }

        @Test
        void noneOvertakesOneOfAnotherLimit() {
            TaskSubmitter<Task, Result> hasty = submissions(ShortTaskWorker.DEFINITION, Duration.ofSeconds(1));
            submit(hasty, ShortTaskWorker.quick(0)).cancel(false);
            for (int i = 0; i < 10; i++) {
                submit(i % 3 == 0 ? hasty : submissions, ShortTaskWorker.quick(i));
            }

            assertThat(take().tasks()).isEqualTo(numbers(10));
        }

        @Test
        void theFirstIsAloneForItMayBeTheOnlyOne() {
            TaskSubmitter<Task, Result> view = submissions(ShortTaskWorker.DEFINITION, null);
            IntStream.range(0, 3).forEach(i -> submit(view, ShortTaskWorker.quick(i)));

            assertThat(take()).isEqualTo(new Taken(numbers(3), 2));
        }

        @Test
        void moreCanComeAfterSomeHaveBeenTaken() {
            submit(0, 5);
            assertThat(queue.poll(3, 1).size()).isEqualTo(3);
            submit(5, 8);

            assertThat(take()).isEqualTo(new Taken(List.of(3, 4, 5, 6, 7), 1));
        }

        @Test
        void whatIsNotAcceptedLeavesNothingBehind() {
            submit(0, ROOM);

            assertThat(submissions.submit(ShortTaskWorker.quick(-1), 0)).isEmpty();
            assertThat(queue.poll(1, 1).size()).isEqualTo(1);
            submit(ROOM);

            assertThat(take().tasks())
                    .isEqualTo(IntStream.rangeClosed(1, ROOM).boxed().toList());
        }

        @Test
        void aClosedQueueRejectsThem() {
            submit(0);
            queue.close();

            assertThatThrownBy(() -> submit(1)).isInstanceOf(RejectedExecutionException.class);
            assertThat(queue.cancelAll()).containsExactly(ShortTaskWorker.quick(0));
        }

        @Test
        void whatIsCancelledWaitsNoMoreAndMakesRoom() {
            List<CompletableFuture<Result>> futures = submit(0, ROOM);
            for (int i = 0; i < ROOM; i += 2) {
                assertThat(futures.get(i).cancel(i % 4 == 0)).isTrue();
                assertThat(futures.get(i).cancel(true)).isTrue(); // again
            }

            assertThat(queue.waiting()).isEqualTo(ROOM / 2);
            submit(ROOM, ROOM + ROOM / 2);
            assertThat(submissions.submit(ShortTaskWorker.quick(-1), 0)).isEmpty();

            List<Integer> left = IntStream.range(0, ROOM + ROOM / 2)
                    .filter(i -> i >= ROOM || i % 2 == 1)
                    .boxed()
                    .toList();
            assertThat(take().tasks()).isEqualTo(left);
            assertThat(queue.waiting()).isZero();
        }

        @Test
        void whereAllAreCancelledNothingIsLeftToTake() throws Exception {
            List<CompletableFuture<Result>> futures = submit(0, ROOM);
            assertThat(queue.poll(10, 1).size()).isEqualTo(10);

            futures.subList(10, ROOM).forEach(future -> future.cancel(false));

            assertThat(queue.waiting()).isZero();
            assertThat(queue.poll(1, 1).isEmpty()).isTrue();
            futures.subList(0, 10).forEach(future -> future.cancel(false));
            assertThat(queue.awaitFinished(1)).isTrue();
            submit(0, ROOM);
            assertThat(take().tasks()).hasSize(ROOM);
        }

        @Test
        void whatIsCancelledTakesNoBytesEither() {
            int size = (int) TaskMarshaller.of(ShortTaskWorker.DEFINITION)
                    .encodeTask(ShortTaskWorker.quick(1))
                    .size();
            TaskQueue narrow =
                    queues.open("narrow", PoolOptions.defaults().queueBytes(3L * size), ChunkBuilderTest.QUIET);
            narrow.sizer().ran(1000, 1000);
            narrow.sizer().ran(1000, 1000);
            TaskSubmitter<Task, Result> few = new TaskSubmitter<>(
                    binding(ShortTaskWorker.DEFINITION),
                    narrow,
                    ids::getAndAdd,
                    narrow.singles(false),
                    null,
                    new Carriers(Optional.of(List.of()), TaskSubmitterTest.class, new PoolLog("test")),
                    deliveries);
            for (int i = 1; i < 8; i++) {
                submit(few, ShortTaskWorker.quick(i)).cancel(false);
            }
            for (int i = 1; i < 4; i++) {
                submit(few, ShortTaskWorker.quick(i));
            }

            assertThat(few.submit(ShortTaskWorker.quick(1), 0)).isEmpty();
            assertThat(narrow.poll(2, 1).size()).isEqualTo(2);
            submit(few, ShortTaskWorker.quick(1));
            submit(few, ShortTaskWorker.quick(1));
            assertThat(few.submit(ShortTaskWorker.quick(1), 0)).isEmpty();
        }

        @Test
        void onesThatAreSubmittedWhileOneIsEncodedAreTheirOwn() {
            TaskCodec<Task, Result> codec = new ReflectiveCodec<>(Task.class, Result.class) {
                @Override
                public void writeTask(Encoder out, Task task) {
                    if (task.id() % 10 == 0 && task.id() < 30) {
                        submit(task.id() + 10);
                    }
                    super.writeTask(out, task);
                }
            };
            TaskDefinition<Task, Result> nested = TaskDefinition.of(
                    "nested",
                    ShortTaskWorker.class,
                    Task.class,
                    Result.class,
                    codec,
                    (task, context) -> new Result(0, 0, ""));
            submissions = submissions(nested, null);
            submit(3).cancel(false);
            submit(1);
            submit(0);
            submit(2);

            TaskSlice load = queue.poll(10, 1);
            TaskMarshaller<Task, Result> payload = TaskMarshaller.of(ShortTaskWorker.DEFINITION);
            List<Integer> sent = IntStream.range(0, load.size())
                    .mapToObj(i -> payload.decodeTask(
                                    load.chunk(i).toSend(load.index(i)).arguments())
                            .id())
                    .toList();
            assertThat(sent).containsExactly(1, 30, 20, 10, 0, 2);
        }
    }

    /** With workers. */
    @Nested
    class Run {
        @TempDir
        private Path directory;

        @Test
        void eachFutureHasItsOwnValueWhoeverSubmits() throws Exception {
            try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(2)) {
                long before = pool.stats().done();
                List<CompletableFuture<List<CompletableFuture<Result>>>> submitters = IntStream.range(0, 4)
                        .mapToObj(n -> CompletableFuture.supplyAsync(() -> IntStream.range(n * MANY, (n + 1) * MANY)
                                .mapToObj(i -> pool.submit(ShortTaskWorker.quick(i)))
                                .toList()))
                        .toList();

                for (int n = 0; n < submitters.size(); n++) {
                    List<CompletableFuture<Result>> futures = submitters.get(n).join();
                    for (int i = 0; i < MANY; i++) {
                        assertThat(futures.get(i).join().id()).isEqualTo(n * MANY + i);
                    }
                }

                assertThat(pool.stats().done() - before).isEqualTo(4 * MANY);
                await().until(() -> pool.stats().running() == 0);
                assertThat(pool.stats().waiting()).isZero();
            }
        }

        @Test
        void oneThatIsCompletedWhileItWaitsNeverRuns() throws Exception {
            MarkedTasks marked = new MarkedTasks(directory);
            try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
                List<CompletableFuture<Result>> futures =
                        MarkedTasks.together(pool, marked.among(MANY / 10, marked.task(Kind.WAIT, 0)));
                Result own = new Result(-7, 0, "");
                await().until(() -> marked.marks().containsKey(0));
                assertThat(futures.get(150).complete(own)).isTrue();
                assertThat(futures.get(151).completeExceptionally(new IllegalStateException()))
                        .isTrue();
                assertThat(futures.get(152).cancel(false)).isTrue();
                marked.openGate();

                for (int i = 0; i < futures.size(); i++) {
                    if (i < 150 || i > 152) {
                        assertThat(futures.get(i).join().id()).isEqualTo(i);
                    }
                }
                assertThat(futures.get(150).join()).isSameAs(own);
                assertThat(futures.get(151)).isCompletedExceptionally();
                assertThat(futures.get(152)).isCancelled();
                assertThat(marked.marks()).hasSize(futures.size() - 3).doesNotContainKeys(150, 151, 152);
                assertThat(marked.marks().values()).containsOnly(1);
            }
        }

        @Test
        void shutdownNowReturnsThoseThatNeverStarted() throws Exception {
            MarkedTasks marked = new MarkedTasks(directory);
            ProcessPool<Task, Result> pool =
                    ShortTaskWorker.openWarm(options -> options.workers(2).queueSize(MANY));
            try (pool) {
                List<CompletableFuture<Result>> futures =
                        MarkedTasks.submit(pool, marked.among(MANY, marked.task(Kind.WAIT, 100)));
                await().until(() -> marked.marks().containsKey(100));

                List<Task> neverStarted = pool.shutdownNow();

                assertThat(pool.awaitTermination(Duration.ofSeconds(20))).isTrue();
                assertThat(neverStarted).extracting(Task::id).doesNotHaveDuplicates();
                for (Task task : neverStarted) {
                    assertThat(marked.marks()).doesNotContainKey(task.id());
                    assertThat(futures.get(task.id())).isCancelled();
                }
                assertThat(futures).allMatch(CompletableFuture::isDone);
                assertThat(MarkedTasks.failure(futures.get(100))).isInstanceOf(CancellationException.class);
            }
        }

        @Test
        void thePoolKeepsNoFutureOnceOthersHaveCome() throws Exception {
            try (ProcessPool<Task, Result> pool = ShortTaskWorker.openWarm(1)) {
                List<WeakReference<?>> gone = submitAndForget(pool);
                await().until(() -> {
                    submitAndForget(pool); // on a busy machine tasks may seem long, and then none is packed with others
                    System.gc();
                    return gone.stream().allMatch(reference -> reference.refersTo(null));
                });
            }
        }

        private static List<WeakReference<?>> submitAndForget(ProcessPool<Task, Result> pool) {
            List<CompletableFuture<Result>> futures = IntStream.range(0, 200)
                    .mapToObj(i -> pool.submit(ShortTaskWorker.quick(i)))
                    .toList();
            return futures.stream()
                    .<WeakReference<?>>mapMulti((future, references) -> {
                        references.accept(new WeakReference<>(future));
                        references.accept(new WeakReference<>(future.join()));
                    })
                    .toList();
        }
    }
}
