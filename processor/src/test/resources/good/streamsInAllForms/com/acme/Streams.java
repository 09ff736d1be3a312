package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Managed;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;
import org.paralleltask.TaskContext;

public final class Streams {
    private Streams() {}

    public sealed interface Shape permits Circle {}

    public record Circle(int radius) implements Shape {}

    public enum Level {
        LOW
    }

    public static final class Graph implements Serializable {
        private static final long serialVersionUID = 1;
    }

    // expect NothingPool: public Stream<String> call() { return streams.read(stream -> pool.submit(new NothingTask(stream))); }
    // expect NothingTask: record NothingTask(long stream)
    // expect NothingShared: record NothingShared(ElementSink<String> elements)
    // expect NothingWorker: throws InterruptedException { ElementSender.send(Streams.nothing(), shared.elements(), task.stream());
    // expect NothingPool without: withProgress
    // expect NothingPool without: submit(int
    @ParallelTask(retries = 0)
    public static Stream<String> nothing() {
        return Stream.of();
    }

    // expect NamesPool: public static NamesPool open(int elements, Lock streams, int options, int set, int result, Workers workers, UnaryOperator<PoolOptions> options_) {
    // expect NamesPool: StreamedResults<Streams.Shape> streams_ = new StreamedResults<>();
    // expect NamesPool: .with(new NamesShared(elements, streams, options, set, result, streams_)), result_ -> null, DEFAULTS, set_ -> StreamedResults.withoutRetries(options_.apply(set_))), streams_);
    // expect NamesPool: public Stream<Streams.Shape> call(int stream, int pool) { return streams.read(stream_ -> this.pool.submit(new NamesTask(stream, pool, stream_)));
    // expect NamesShared: record NamesShared(int elements, Lock streams, int options, int set, int result, ElementSink<Streams.Shape> elements_)
    // expect NamesTask: record NamesTask(int stream, int pool, long stream_)
    // expect NamesCodec: ElementSinks.write(out.at("elements"), shared.elements_(), NamesCodec::writeShape, NamesCodec::readShape);
    @ParallelTask
    public static Stream<Shape> names(
            int stream,
            TaskContext context,
            @Shared int elements,
            int pool,
            @Managed Lock streams,
            @Shared int options,
            @Shared int set,
            @Shared int result)
            throws Exception {
        return Stream.of();
    }

    // expect HiddenPool: public Stream<Level> call(String streams) { return this.streams.read(stream -> pool.submit(
    @ParallelTask
    static Stream<com.acme.Level> hidden(String streams) {
        return Stream.of();
    }

    // expect VarargsPool: public Stream<Integer> call(int... values) { return streams.read(stream -> pool.submit(new VarargsTask(values, stream))); }
    // expect VarargsTask: record VarargsTask(int[] values, long stream)
    @ParallelTask
    public static Stream<Integer> varargs(int... values) {
        return Stream.of();
    }

    // expect GenericPool: @SafeVarargs public final Stream<Map<String, int[]>> call(List<String>... lists) {
    // expect GenericTask: record GenericTask(List<String>[] lists, long stream)
    // expect GenericTask without: SafeVarargs
    @SafeVarargs
    @ParallelTask
    public static Stream<Map<String, int[]>> generic(List<String>... lists) {
        return Stream.of();
    }

    // expect WildcardPool: public Stream<Streams.Circle> call() {
    // expect WildcardShared: record WildcardShared(ElementSink<Streams.Circle> elements)
    @ParallelTask
    public static Stream<? extends Circle> wildcard() throws InterruptedException {
        return Stream.of();
    }

    // expect NullablePool: public Stream<@Nullable String> call() {
    @ParallelTask
    public static Stream<@Nullable String> nullable() {
        return Stream.of();
    }

    // expect EnumsCodec: ElementSinks.read(in, "elements", Encoder::writeEnum, part -> part.readEnum(LEVEL_VALUES))
    @ParallelTask
    public static Stream<Level> enums() {
        return Stream.of();
    }

    // expect GraphsWorker: .allow("com.acme.Streams$Graph")
    @ParallelTask
    public static Stream<Graph[]> graphs() {
        return Stream.of();
    }

    // expect NestedCodec: NestedCodec::writeListOfString, NestedCodec::readListOfString
    @ParallelTask
    public static Stream<List<String>> nested() {
        return Stream.of();
    }

    // expect NestedPool: public List<Long> exitResults() {
    @OnWorkerExit
    static long count() {
        return 1;
    }
}
