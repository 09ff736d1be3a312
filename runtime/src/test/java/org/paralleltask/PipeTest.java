package org.paralleltask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipe, in the program that has it. */
@Timeout(60)
class PipeTest {
    private static final String CLOSED = "The pipe is closed: no element can be put into it any more."
            + " Close a pipe when all that put elements into it have ended";

    @TempDir
    private Path directory;

    private final Pipe<String> pipe = Pipe.bounded(2);
    private final Pipe.Sink<String> sink = pipe.sink();
    private final Pipe.Source<String> source = pipe.source();

    /** Puts an element, and returns it, so that a test can put within an expression. */
    private boolean put(String element) throws InterruptedException {
        sink.put(element);
        return true;
    }

    private List<String> rest() {
        List<String> rest = new ArrayList<>();
        while (source.hasNext()) {
            rest.add(source.next());
        }
        return rest;
    }

    @Test
    void elementsAreTakenInTheOrderInWhichTheyWerePut() throws Exception {
        sink.put("a");
        sink.put("b");

        assertThat(source.hasNext()).isTrue();
        assertThat(source.next()).isEqualTo("a");
        assertThat(source.take()).contains("b");
    }

    @Test
    void putWaitsWhileThePipeIsFull() throws Exception {
        sink.put("a");
        sink.put("b");
        AsideThread<Boolean> third = AsideThread.start(() -> put("c")).awaitWaiting();
        assertThat(pipe).hasToString("Pipe[2 of 2 elements, open]");

        assertThat(source.next()).isEqualTo("a");
        assertThat(third.result()).isTrue();
        pipe.close();
        assertThat(rest()).containsExactly("b", "c");
    }

    @Test
    void aReaderWaitsForAnElement() throws Exception {
        AsideThread<Optional<String>> reader = AsideThread.start(source::take).awaitWaiting();

        sink.put("a");

        assertThat(reader.result()).contains("a");
    }

    @Test
    @DisplayName("I6: what is in a closed pipe is read, then each source is at its end; nothing more goes in")
    void aClosedPipeIsReadToItsEnd() throws Exception {
        sink.put("a");
        pipe.close();
        pipe.close();

        assertThatIllegalStateException().isThrownBy(() -> sink.put("b")).withMessage(CLOSED);
        assertThat(source.next()).isEqualTo("a");
        assertThat(source.hasNext()).isFalse();
        assertThat(source.take()).isEmpty();
        assertThat(pipe.source().hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(source::next)
                .withMessage("The pipe is closed and has no more elements");
        assertThat(pipe).hasToString("Pipe[0 of 2 elements, closed]");
    }

    @Test
    void readersThatWaitAreAtTheirEndWhenItIsClosed() throws Exception {
        AsideThread<Optional<String>> taker = AsideThread.start(source::take).awaitWaiting();
        AsideThread<Boolean> looker = AsideThread.start(source::hasNext).awaitWaiting();

        pipe.close();

        assertThat(taker.result()).isEmpty();
        assertThat(looker.result()).isFalse();
    }

    @Test
    void aWriterThatWaitsIsToldThatItIsClosed() throws Exception {
        sink.put("a");
        sink.put("b");
        AsideThread<Boolean> third = AsideThread.start(() -> put("c")).awaitWaiting();

        pipe.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(third::result)
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining(CLOSED);
        assertThat(rest()).containsExactly("a", "b");
    }

    @Test
    void anInterruptedWriterHasPutNothing() throws Exception {
        sink.put("a");
        sink.put("b");
        AsideThread<Boolean> third =
                AsideThread.start(() -> put("c")).awaitWaiting().interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(third::result)
                .withCauseInstanceOf(InterruptedException.class);
        pipe.close();
        assertThat(rest()).containsExactly("a", "b");
    }

    @Test
    void anInterruptedReaderHasTakenNothing() throws Exception {
        AsideThread<Optional<String>> taker =
                AsideThread.start(source::take).awaitWaiting().interrupt();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(taker::result)
                .withCauseInstanceOf(InterruptedException.class);

        AsideThread<Boolean> looker = AsideThread.start(() -> {
            try {
                return source.hasNext();
            } catch (CancellationException e) {
                return Thread.currentThread().isInterrupted();
            }
        });
        assertThat(looker.awaitWaiting().interrupt().result())
                .as("whether its interrupt flag is set")
                .isTrue();

        sink.put("a");
        assertThat(source.next()).isEqualTo("a");
    }

    @Test
    @DisplayName("hasNext keeps an element for its own thread: another thread waits for one of its own")
    void threadsMayShareASource() throws Exception {
        sink.put("a");
        assertThat(source.hasNext()).isTrue();
        assertThat(source.hasNext()).isTrue();
        AsideThread<String> other = AsideThread.start(source::next).awaitWaiting();

        assertThat(source.take()).contains("a");
        sink.put("b");
        assertThat(other.result()).isEqualTo("b");
    }

    @Test
    void eachElementGoesToOneOfManyReaders() throws Exception {
        int writers = 3;
        int each = 1000;
        List<AsideThread<List<String>>> readers = new ArrayList<>();
        for (Pipe.Source<String> one : List.of(source, source, pipe.source(), pipe.source())) {
            readers.add(AsideThread.start(() -> {
                List<String> seen = new ArrayList<>();
                while (one.hasNext()) {
                    seen.add(one.next());
                }
                return seen;
            }));
        }
        List<AsideThread<Boolean>> writing = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = writer + "-";
            writing.add(AsideThread.start(() -> {
                for (int i = 0; i < each; i++) {
                    put(name + i);
                }
                return true;
            }));
        }
        for (AsideThread<Boolean> one : writing) {
            one.result();
        }
        pipe.close();

        List<String> all = new ArrayList<>();
        for (AsideThread<List<String>> one : readers) {
            all.addAll(one.result());
        }
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, writers)
                        .boxed()
                        .flatMap(writer -> IntStream.range(0, each).mapToObj(i -> writer + "-" + i))
                        .toList());
    }

    @Test
    @DisplayName("I8: objects, 16 MB, and the end when the writer has closed")
    void largeElementsAndTheEnd() throws Exception {
        byte[] large = new byte[16 << 20];
        Arrays.fill(large, (byte) 7);
        Pipe<Object> objects = Pipe.bounded(1);
        Pipe.Source<Object> reader = objects.source();
        AsideThread<Object> first = AsideThread.start(reader::next);
        objects.sink().put(List.of(1, 2.5, "three"));
        assertThat(first.result()).isEqualTo(List.of(1, 2.5, "three"));

        objects.sink().put(large);
        objects.close();

        assertThat(reader.next()).isEqualTo(large);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void aWritersFailureEndsTheReaders() throws Exception {
        AsideThread<List<String>> reader = AsideThread.start(this::rest).awaitWaiting();

        try (pipe) {
            sink.put("a");
            throw new IllegalArgumentException("a writer's");
        } catch (IllegalArgumentException e) {
            assertThat(reader.result()).containsExactly("a");
        }
    }

    @Test
    void aPipeCanBeIterated() throws Exception {
        Pipe<Integer> pipe = Pipe.bounded(10);
        for (int i = 0; i < 3; i++) {
            pipe.sink().put(i);
        }
        pipe.close();
        Iterable<Integer> rest = pipe::source;

        assertThat(rest).containsExactly(0, 1, 2);
    }

    @Test
    void noRoomAndNullAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pipe.bounded(0))
                .withMessage("A pipe must have room for at least 1 element, not 0");
        assertThatNullPointerException().isThrownBy(() -> sink.put(nothing()));
    }

    @SuppressWarnings("NullAway") // as by a caller whose compiler does not look
    private static String nothing() {
        return null;
    }

    @Test
    @DisplayName("I9: to read from a sink, or to write to a source, does not compile")
    void theWrongEndDoesNotCompile() throws Exception {
        assertThat(errors("sink.put(1); source.take(); source.hasNext();")).isEmpty();
        assertThat(errors("sink.take();")).singleElement().asString().contains("take()");
        assertThat(errors("source.put(1);")).singleElement().asString().contains("put(int)");
    }

    /** What the compiler has against a statement. */
    private List<String> errors(String statement) throws URISyntaxException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Use.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "import org.paralleltask.Pipe; class Use { void use(Pipe.Sink<Integer> sink,"
                        + " Pipe.Source<Integer> source) throws Exception { " + statement + " } }";
            }
        };
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-implicit:none", "-d", directory.toString(), "-classpath", classPath()),
                        null,
                        List.of(source))
                .call();
        return found.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> one.getMessage(null))
                .toList();
    }

    private static String classPath() throws URISyntaxException {
        return Path.of(Pipe.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }
}
