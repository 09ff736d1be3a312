package org.paralleltask.example.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.WorkerCrashedException;
import org.paralleltask.example.sharing.ObjectTasks.Account;
import org.paralleltask.example.sharing.ObjectTasks.AccountException;
import org.paralleltask.pool.Workers;

/** Objects of the program, of interfaces of a user's own and of the JDK's, called by tasks in worker processes. */
@Timeout(60)
class ObjectsOfTheProgramTest {
    private static Workers workers;

    /** Has more than its interface. */
    static final class Purse implements Account {
        private final AtomicLong cents = new AtomicLong();

        @Override
        public long add(long more) throws AccountException, IOException {
            if (more == 404) {
                throw new IOException("the bank does not answer");
            } else if (more == 500) {
                throw new PurseTornException();
            } else if (more == 501) {
                throw new StackOverflowError("too many coins");
            } else if (more == 502) {
                throw new IllegalArgumentException("no such coin");
            } else if (cents.get() + more < 0) {
                throw new AccountException("not enough", -more - cents.get());
            }
            return cents.addAndGet(more);
        }

        @Override
        public long balance() {
            return cents.get();
        }

        /** For the program alone. */
        public void empty() {
            cents.set(0);
        }
    }

    /** Not declared by the interface, and not allowed to cross. */
    static final class PurseTornException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PurseTornException() {
            super("torn");
        }
    }

    @BeforeAll
    static void open() {
        workers = Workers.open(options -> options.workers(2));
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @Test
    @DisplayName("L2: tasks change an object of a class of one's own, and the program sees it")
    void anOwnClass() throws Exception {
        Purse purse = new Purse();
        try (PayPool pool = PayPool.open(purse, workers)) {
            pool.map(IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
            assertThat(purse.balance()).isEqualTo(5050);
            purse.empty();
            assertThat(pool.call(3)).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("L2: the stand-in has what is in the interface, and nothing else of the object's class")
    void onlyTheInterface() {
        try (DescribePool pool = DescribePool.open(new Purse(), workers)) {
            assertThat(pool.call())
                    .containsExactly(
                            "1", Account.class.getName(), "false", "ObjectTasks.Account account of the program");
        }
    }

    @Test
    @DisplayName("L2: what the object throws arrives as itself: declared exceptions with their fields, the JDK's")
    void declaredExceptions() {
        try (PayPool pool = PayPool.open(new Purse(), workers)) {
            assertThatThrownBy(() -> pool.call(-7))
                    .isInstanceOfSatisfying(
                            AccountException.class, e -> assertThat(e.missing()).isEqualTo(7))
                    .hasMessage("not enough");
            assertThatThrownBy(() -> pool.call(404))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the bank does not answer");
            IllegalArgumentException thrown =
                    catchThrowableOfType(IllegalArgumentException.class, () -> pool.call(502));
            assertThat(thrown).hasMessage("no such coin");
            assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .containsSubsequence(
                            Purse.class.getName(),
                            ObjectTasks.class.getName(),
                            ObjectsOfTheProgramTest.class.getName());
        }
    }

    @Test
    @DisplayName("L2: what may not cross arrives as a RemoteTaskException, in the task and in the program")
    void otherExceptions() throws Exception {
        try (TryToPayPool tasks = TryToPayPool.open(new Purse(), workers);
                PayPool pool = PayPool.open(new Purse(), workers)) {
            assertThat(tasks.call(5)).isEqualTo("paid, 5 left");
            assertThat(tasks.call(500))
                    .startsWith(RemoteTaskException.class.getName() + ": ")
                    .contains(PurseTornException.class.getName() + ": torn");
            assertThat(tasks.call(501))
                    .startsWith(RemoteTaskException.class.getName() + ": ")
                    .contains("java.lang.StackOverflowError: too many coins");
            assertThatThrownBy(() -> pool.call(500))
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("torn");
            assertThatThrownBy(() -> pool.call(501))
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("too many coins");
            assertThat(tasks.call(6)).isEqualTo("paid, 11 left");
        }
    }

    @Test
    @DisplayName("L2: an exception that is allowed arrives as itself")
    void allowedExceptions() {
        try (PayPool pool =
                PayPool.open(new Purse(), options -> options.workers(1).allow(PurseTornException.class.getName()))) {
            assertThatThrownBy(() -> pool.call(500))
                    .isInstanceOf(PurseTornException.class)
                    .hasMessage("torn");
        }
    }

    @Test
    @DisplayName("L1: four workers count 10,000 words in one map, and miss none")
    void mergesAreExact() {
        ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
        List<String> words =
                IntStream.range(0, 10_000).mapToObj(i -> "word" + i * 31 % 97).toList();
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < words.size(); from += 500) {
            parts.add(words.subList(from, from + 500));
        }
        try (CountWordsPool pool = CountWordsPool.open(counts)) {
            assertThat(pool.map(parts)).containsOnly(500);
        }
        assertThat(counts)
                .isEqualTo(words.stream().collect(Collectors.toMap(Function.identity(), word -> 1, Integer::sum)));
    }

    @Test
    @DisplayName(
            "L1: maps, sets and queues are the program's own: what tasks change it sees, and they see what it changes")
    void containers() throws Exception {
        ConcurrentMap<String, List<Integer>> lists = new ConcurrentHashMap<>(Map.of("b", List.of(5)));
        Set<String> names = ConcurrentHashMap.newKeySet();
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        try (EnterPool pool = EnterPool.open(lists, names, queue, workers)) {
            names.add("old one");
            pool.call("a");
            pool.call("b");
            queue.add("between");
            pool.call("a");
        }
        assertThat(lists).isEqualTo(Map.of("a", List.of(0, 1), "b", List.of(5, 1)));
        assertThat(names).containsExactlyInAnyOrder("a", "b");
        assertThat(queue).containsExactly("a of 0", "b of 1", "between", "a of 3");
    }

    @Test
    void workersThatAreThreadsDoTheSame() throws Exception {
        Purse purse = new Purse();
        try (Workers threads = Workers.inProcess(2);
                PayPool pool = PayPool.open(purse, threads);
                TryToPayPool tries = TryToPayPool.open(purse, threads);
                DescribePool describes = DescribePool.open(purse, threads)) {
            pool.map(List.of(1L, 2L, 3L));
            assertThat(purse.balance()).isEqualTo(6);
            assertThatThrownBy(() -> pool.call(-7)).isInstanceOf(AccountException.class);
            assertThat(tries.call(500))
                    .startsWith(RemoteTaskException.class.getName() + ": ")
                    .contains("torn");
            assertThat(describes.call()).contains("ObjectTasks.Account account of the program");
        }
        assertThat(ObjectTasks.pay(4, purse)).isEqualTo(10); // and so does the method with the object itself
    }

    @Test
    void aCapturedTaskIsReplayedAsFarAsItsFirstCall(@TempDir Path captures) throws Exception {
        WorkerCrashedException crash;
        try (PayAndDiePool pool = PayAndDiePool.open(new Purse(), options -> options.captureCrashes(captures))) {
            crash = catchThrowableOfType(WorkerCrashedException.class, () -> pool.call(5));
        }

        Process replay = new ProcessBuilder("sh", "-c", crash.replayCommand().orElseThrow())
                .redirectErrorStream(true)
                .start();
        String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said)
                .contains("Running PayAndDieTask[cents=5]")
                .contains(
                        "IllegalStateException: account.add cannot be called: the task was captured with @Managed"
                                + " parameters, whose objects lived in the program that has captured it. The replay stops here");
        assertThat(replay.waitFor()).isEqualTo(1);
    }
}
