package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue that can be joined, in the program that has it. */
@Timeout(60)
class JoinableQueueTest {
    private final JoinableQueue<String> queue = JoinableQueue.bounded(2);

    private AsideThread<Boolean> joining() {
        return AsideThread.start(() -> {
            queue.join();
            return true;
        });
    }

    private AsideThread<Boolean> putting(String element) {
        return AsideThread.start(() -> {
            queue.put(element);
            return true;
        });
    }

    private void assertAllDone() throws InterruptedException {
        queue.join();
        assertThat(queue).hasToString("JoinableQueue[0 of 2 elements, 0 unfinished]");
    }

    @Test
    @DisplayName("I4: join returns when 4 workers are done with 10 elements")
    void joinWaitsForAllWorkers() throws Exception {
        Collection<Integer> done = new ConcurrentLinkedQueue<>();
        JoinableQueue<Integer> numbers = JoinableQueue.bounded(10);
        List<AsideThread<Void>> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(AsideThread.start(() -> {
                while (true) {
                    done.add(numbers.take());
                    numbers.taskDone();
                }
            }));
        }

        for (int i = 0; i < 10; i++) {
            numbers.put(i);
        }
        numbers.join();

        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
        workers.forEach(AsideThread::interrupt);
    }

    @Test
    void joinReturnsAtOnceIfNothingWasPut() throws Exception {
        queue.join();

        assertAllDone();
    }

    @Test
    void anElementIsUnfinishedUntilItIsDone() throws Exception {
        queue.put("a");
        AsideThread<Boolean> joining = joining().awaitWaiting();

        assertThat(queue.take()).isEqualTo("a");
        assertThat(queue).hasToString("JoinableQueue[0 of 2 elements, 1 unfinished]");
        queue.put("b");
        queue.taskDone();
        joining.awaitWaiting();
        assertThat(queue.poll()).isEqualTo("b");
        queue.taskDone();

        assertThat(joining.result()).isTrue();
    }

    @Test
    void aJoinThatIsInterruptedEnds() throws Exception {
        queue.put("a");
        AsideThread<Boolean> joining = joining().awaitWaiting().interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(joining::result)
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void doneTooOftenIsRefused() throws Exception {
        assertThatIllegalStateException().isThrownBy(queue::taskDone);
        queue.put("a");
        assertThatIllegalStateException()
                .isThrownBy(queue::taskDone)
                .withMessage("taskDone() was called too often: each element that was taken is done already."
                        + " Call it once for each element");
        queue.take();
        queue.taskDone();

        assertThatIllegalStateException().isThrownBy(queue::taskDone);
        assertAllDone();
    }

    @Test
    @DisplayName("what was not accepted is not waited for")
    void whatIsNotAcceptedDoesNotCount() throws Exception {
        queue.put("a");
        queue.add("b");

        assertThat(queue.offer("c")).isFalse();
        assertThat(queue.offer("c", 1, TimeUnit.NANOSECONDS)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> queue.add("c")).withMessage("Queue full");
        AsideThread<Boolean> putting = putting("c").awaitWaiting().interrupt();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(putting::result)
                .withCauseInstanceOf(InterruptedException.class);

        assertThat(queue).hasToString("JoinableQueue[2 of 2 elements, 2 unfinished]");
        assertThat(queue.remove()).isEqualTo("a");
        assertThat(queue.take()).isEqualTo("b");
        queue.taskDone();
        queue.taskDone();
        assertAllDone();
    }

    @Test
    void whatIsThrownAwayIsNotWaitedForAndMakesRoom() throws Exception {
        JoinableQueue<String> many = JoinableQueue.bounded(6);
        many.addAll(List.of("a", "b", "c", "d", "e", "f"));
        AsideThread<Boolean> putting = AsideThread.start(() -> {
            many.put("g");
            many.put("h");
            return true;
        });
        putting.awaitWaiting();

        assertThat(many.remove("x")).isFalse();
        assertThat(many.remove("a")).isTrue();
        assertThat(many.removeAll(List.of("b", "x"))).isTrue();
        assertThat(putting.result()).isTrue();
        assertThat(many.removeIf("c"::equals)).isTrue();
        assertThat(many.retainAll(List.of("d", "e", "g"))).isTrue();
        assertThat(many).hasToString("JoinableQueue[3 of 6 elements, 3 unfinished]");
        many.clear();

        many.join();
        assertThat(many).isEmpty();
    }

    @Test
    void whatIsDrainedIsStillToBeDone() throws Exception {
        queue.put("a");
        queue.put("b");
        AsideThread<Boolean> putting = putting("c").awaitWaiting();
        List<String> drained = new ArrayList<>();

        assertThat(queue.drainTo(drained, 1)).isEqualTo(1);
        assertThat(putting.result()).isTrue();
        assertThat(queue.drainTo(drained)).isEqualTo(2);
        assertThat(drained).containsExactly("a", "b", "c");
        assertThat(queue).hasToString("JoinableQueue[0 of 2 elements, 3 unfinished]");
        for (int i = 0; i < 3; i++) {
            queue.taskDone();
        }

        assertAllDone();
        assertThatIllegalArgumentException().isThrownBy(() -> queue.drainTo(queue));
    }

    @Test
    void anElementThatTheTargetRefusesStays() throws Exception {
        queue.put("a");
        Collection<String> full = new AbstractCollection<>() {
            @Override
            public Iterator<String> iterator() {
                return Collections.emptyIterator();
            }

            @Override
            public int size() {
                return 0;
            }
        };

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> queue.drainTo(full));
        assertThat(queue.take()).isEqualTo("a");
    }

    @Test
    @DisplayName("I3: size, empty and full are exact")
    void sizes() throws Exception {
        assertThat(queue).isEmpty();
        assertThat(queue.remainingCapacity()).isEqualTo(2);
        queue.put("a");
        queue.put("b");
        assertThat(queue).hasSize(2).containsExactly("a", "b");
        assertThat(queue.remainingCapacity()).isZero();

        assertThat(queue.peek()).isEqualTo("a");
        assertThat(queue.take()).isEqualTo("a");
        assertThat(queue).hasSize(1);
        assertThat(queue.poll(1, TimeUnit.DAYS)).isEqualTo("b");
        assertThat(queue.poll()).isNull();
        assertThat(queue.poll(1, TimeUnit.NANOSECONDS)).isNull();
        assertThat(queue.peek()).isNull();
    }

    @Test
    void offerAndPollWaitAsLongAsTheyAreTold() throws Exception {
        AsideThread<String> polling =
                AsideThread.start(() -> queue.poll(1, TimeUnit.DAYS)).awaitWaiting();
        queue.put("a");
        assertThat(polling.result()).isEqualTo("a");

        queue.put("b");
        queue.put("c");
        AsideThread<Boolean> offering =
                AsideThread.start(() -> queue.offer("d", 1, TimeUnit.DAYS)).awaitWaiting();
        assertThat(queue.take()).isEqualTo("b");
        assertThat(offering.result()).isTrue();
        assertThat(queue).containsExactly("c", "d");
    }

    @Test
    void anIteratorGoesOverTheElementsOfItsMoment() throws Exception {
        queue.put("a");
        Iterator<String> elements = queue.iterator();
        queue.take();

        assertThat(elements.next()).isEqualTo("a");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(elements::remove);
    }

    @Test
    void noRoomIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoinableQueue.bounded(0))
                .withMessage("A queue must have room for at least 1 element, not 0");
    }
}
