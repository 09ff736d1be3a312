package org.paralleltask.managed.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.JoinableQueue;
import org.paralleltask.Pipe;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** The managed ends of a pipe, and a managed queue to be joined, do what the program's do. */
@Timeout(30)
@SuppressWarnings("NullAway") // it does not see that a part of a nullable type may be null
class PipesTest {
    private final Pipe<String> pipe = Pipe.bounded(2);
    private final Pipe.Sink<String> sink = LoopBack.<Pipe.Sink<String>>of(
                    "pages",
                    out -> PipeSinks.write(out, pipe.sink(), Encoder::writeString, Decoder::readString),
                    in -> PipeSinks.read(in, "pages", Encoder::writeString, Decoder::readString))
            .object();
    private final LoopBack.StandIn<Pipe.Source<String>> sourceStandIn = LoopBack.of(
            "texts",
            out -> PipeSources.write(out, pipe.source(), Encoder::writeString, Decoder::readString),
            in -> PipeSources.read(in, "texts", Encoder::writeString, Decoder::readString));
    private final Pipe.Source<String> source = sourceStandIn.object();

    @Test
    void oneCallTakesAValue() throws InterruptedException {
        sink.put("a");
        sink.put("b");
        assertThat(source.hasNext()).isTrue();
        assertThat(source.hasNext()).isTrue();
        assertThat(source.next()).isEqualTo("a");
        assertThat(source.take()).hasValue("b");
        pipe.close();
        assertThat(source.hasNext()).isFalse();
        assertThat(source.take()).isEmpty();
        assertThatThrownBy(source::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> sink.put("c")).isInstanceOf(IllegalStateException.class);
        assertThat(sourceStandIn.called())
                .containsExactly("texts.hasNext", "texts.take", "texts.hasNext", "texts.take", "texts.next");
        assertThat(sink).hasToString("Pipe.Sink pages of the program");
        assertThat(source).hasToString("Pipe.Source texts of the program");
    }

    @Test
    void whatIsKeptIsTakenFirst() throws InterruptedException {
        sink.put("a");
        sink.put("b");
        assertThat(source.hasNext()).isTrue();
        assertThat(source.take()).hasValue("a");
        assertThat(source.next()).isEqualTo("b");
    }

    @Test
    void anInterruptEndsAWait() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(source::take).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sink.put("a")).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(source::hasNext)
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("Pipe.Source texts of the program");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aQueueIsJoined() throws InterruptedException {
        JoinableQueue<String> queue = JoinableQueue.bounded(2);
        JoinableQueue<String> lines = LoopBack.<JoinableQueue<String>>of(
                        "lines",
                        out -> JoinableQueues.write(out, queue, Encoder::writeString, Decoder::readString),
                        in -> JoinableQueues.read(in, "lines", Encoder::writeString, Decoder::readString))
                .object();

        lines.put("a");
        assertThat(lines.take()).isEqualTo("a");
        lines.taskDone();
        lines.join();
        assertThatThrownBy(lines::taskDone).isInstanceOf(IllegalStateException.class);
        queue.add("b");
        BlockingQueue<String> full = new ArrayBlockingQueue<>(1, false, List.of("x"));
        assertThatThrownBy(() -> lines.drainTo(full)).isInstanceOf(IllegalStateException.class);
        assertThat(queue).containsExactly("b");
        lines.clear();
        lines.join();
        assertThat(lines).hasToString("JoinableQueue lines of the program");
    }
}
