package com.acme;

import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;

public final class Docs {
    record Result(Stream<String> pages) {}

    @ParallelTask(
            retries = 2) // error: A @ParallelTask method that returns a Stream must have no retries: what was delivered cannot be taken back
    static Stream<String> repeated() {
        return Stream.of();
    }

    @ParallelTask
    static Result within() { // error: A Stream must be the result itself: result.pages is java.util.stream.Stream, which cannot travel within a value
        return new Result(Stream.of());
    }

    @ParallelTask
    static List<Stream<String>> list() { // error: A Stream must be the result itself: result[] is java.util.stream.Stream, which cannot travel within a value
        return List.of();
    }

    @ParallelTask
    static Stream<Stream<String>> streams() { // error: A Stream must be the result itself: result<T> is java.util.stream.Stream, which cannot travel within a value
        return Stream.of();
    }

    @SuppressWarnings("rawtypes")
    @ParallelTask
    static Stream raw() { // error: A result of a @ParallelTask method must be sendable to another process: result is java.util.stream.Stream without type arguments; write them, as in Stream<String>
        return Stream.of();
    }

    @ParallelTask
    static Stream<?> any() { // error: A result of a @ParallelTask method must be sendable to another process: result<T> is of unknown type (?); write the type, or ? extends and a type that can be sent
        return Stream.of();
    }

    @ParallelTask
    static Stream<Socket> sockets() { // error: A result of a @ParallelTask method must be sendable to another process: result<T> is java.net.Socket, which is not Serializable
        return Stream.of();
    }

    @ParallelTask
    static Stream<AtomicLong> live() { // error: A result of a @ParallelTask method must not be a live object: result<T> is java.util.concurrent.atomic.AtomicLong, of which the program would get a copy; count in a SharedBuffer, or take a @Managed interface
        return Stream.of();
    }

    @ParallelTask
    static IntStream numbers() { // error: A result of a @ParallelTask method must be sendable to another process: result is java.util.stream.IntStream, which is not Serializable; return a Stream, as boxed() makes it
        return IntStream.of();
    }

    @ParallelTask
    static int parameter(
            Stream<String> lines) { // error: A parameter of a @ParallelTask method must be sendable to another process: lines is java.util.stream.Stream, which is not Serializable
        return 0;
    }

    @OnWorkerExit
    static Stream<String> exit() { // error: A result of an @OnWorkerExit method must be sendable to another process: result is java.util.stream.Stream, which is not Serializable
        return Stream.of();
    }
}
