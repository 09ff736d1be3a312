package com.acme;

import com.acme.other.Deprecated1;
import com.acme.other.Names;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.paralleltask.JoinableQueue;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pipe;
import org.paralleltask.Shared;
import org.paralleltask.SharedBuffer;
import org.paralleltask.TaskContext;

public final class Forms {
    private Forms() {}

    public record Text(String text, Level level) {}

    public enum Level {
        LOW,
        HIGH
    }

    public sealed interface Shape permits Circle, Square {}

    public record Circle(int radius) implements Shape {}

    public record Square(int side) implements Shape {}

    public static final class Graph implements Serializable {
        private static final long serialVersionUID = 1;
    }

    public static final class Full extends Exception {
        private static final long serialVersionUID = 1;
    }

    // All kinds of values.
    public interface Values {
        boolean booleans(boolean a, boolean[] b, Boolean c);

        byte bytes(byte a, byte[] b, Byte c);

        char chars(char a, char[] b, Character c);

        double doubles(double a, double[] b, Double c);

        float floats(float a, float[] b, Float c);

        int ints(int a, int[] b, Integer c);

        long longs(long a, long[] b, Long c);

        short shorts(short a, short[] b, Short c);

        Text text(Text text);

        Level level(Level level);

        Level[] levels(Level... levels);

        Shape shape(Shape shape);

        List<? extends Shape> shapes(Set<? extends Shape> shapes);

        Map<Level, List<Text[]>> map(Map<Level, List<Text[]>> map);

        Optional<Text> optional(Optional<Level> level);

        TreeMap<String, Graph> graphs(TreeMap<String, Graph> graphs);

        List<Text>[] arrays(List<Text>[] arrays);

        Path path(Path path, Duration duration);

        SharedBuffer buffer(SharedBuffer buffer);

        IOException failure(IOException failure);

        String nothing();
    }

    // expect ValuesCodec: private static final class ValuesProxy implements Forms.Values {
    // expect ValuesCodec: public Forms.Level level(Forms.Level level) { return caller.call(
    // expect ValuesCodec: out -> out.at("level").writeEnum(level), in -> in.readEnum(ValuesCodec.LEVEL_VALUES));
    // expect ValuesCodec: in -> ValuesCodec.readText(in)
    @ParallelTask
    public static void values(@Managed Values values) {}

    // Overloads, varargs, exceptions.
    @SuppressWarnings("try")
    public interface Calls<X extends Exception, T> extends AutoCloseable, Serializable {
        void call();

        void call(int number) throws X;

        void call(String text) throws IOException, X;

        T call(T value) throws Full;

        int call(T first, int... numbers);

        @SuppressWarnings("unchecked")
        int call(List<T>... lists);

        @Override
        void close() throws X, InterruptedException;
    }

    // expect CallsCodec: public Forms.Text call(Forms.Text value) throws Forms.Full {
    // expect CallsCodec: public void call(String text) throws IOException, Forms.Full {
    // expect CallsCodec: @SafeVarargs public final int call(List<Forms.Text>... lists) {
    // expect CallsCodec: public int call(Forms.Text first, int... numbers) {
    // expect CallsCodec: private static void callCalls(Forms.Calls<Forms.Full, Forms.Text> object, int method, Decoder in, Encoder out) throws Throwable {
    // expect CallsWorker: .allow("com.acme.Forms$Full", "com.acme.Forms$Level", "com.acme.Forms$Text", "java.io.IOException", "java.lang.InterruptedException")
    @ParallelTask
    public static void calls(@Managed Calls<Full, Text> calls) {}

    // Names that the generated code has, too.
    public interface Awkward {
        int caller(int caller, int in, int out, int object, int method, int result, int part, int to, int in_);

        int String(String String, int Containers, int AwkwardCodec, int Forms, List<String> List);

        void dispatch(Text com, int java, int org);

        void writeText(Text text, List<Text> texts);

        Text readText(Level level, Level[] levels);

        int callAwkward();

        int awkwardProxy(int awkwardProxy);

        interface Decoder {}

        interface Override {}

        interface String2 {}

        int LEVEL_VALUES = 1;

        Text TEXT = new Text("", Level.LOW);
    }

    // expect AwkwardCodec: public int caller(int caller_, int in__, int out_, int object_, int method_, int result_, int part_, int to_, int in_) {
    // expect AwkwardCodec: out.at("caller").writeInt(caller_);
    // expect AwkwardCodec: @java.lang.Override
    @ParallelTask
    public static void awkward(@Managed Awkward awkward) {}

    // expect NamesCodec: private static final class AProxy implements Runnable {
    // expect NamesCodec: private static final class A_Proxy implements Runnable {
    // expect NamesPool: public static NamesPool open(Runnable a, Runnable A, Lock workers, Runnable DEFAULTS_, UnaryOperator<PoolOptions> options) {
    // expect NamesPool: @param a stays in the program; as many tasks as there are workers call it at the same time
    // expect NamesPool: @throws PayloadException if one of them is null
    // expect NamesPool without: what tasks share
    @ParallelTask
    public static int names(
            int value, @Managed Runnable a, @Managed Runnable A, @Managed Lock workers, @Managed Runnable DEFAULTS) {
        return value;
    }

    // Types of the codec's package that have the simple names of those that the interface has nested.
    public interface Hiding<T, X extends Exception> {
        T get(T value, List<? extends T[]> all) throws X;

        T[] array(List<X> failures, TreeMap<String, T> values);

        record Page(int number) {}

        record Torn(int number) {}
    }

    // expect HidingCodec: public com.acme.Page get(com.acme.Page value, List<? extends com.acme.Page[]> all) throws com.acme.Torn {
    // expect HidingCodec: private static final class HidingProxy implements Forms.Hiding<Page, Torn> {
    @ParallelTask
    public static void hiding(@Managed Hiding<Page, Torn> hiding) {}

    public interface First {
        CharSequence text() throws IOException;

        void run() throws IOException, Full;

        void both();
    }

    public interface Second {
        String text() throws FileNotFoundException, InterruptedException;

        void run() throws FileNotFoundException, Full;

        default void both() {}
    }

    public interface Third extends First {
        @java.lang.Override
        default void both() {}

        @java.lang.Override
        boolean equals(Object other);

        @java.lang.Override
        int hashCode();

        @java.lang.Override
        String toString();

        private void hidden() {}

        static void nothing() {}
    }

    // Inherited from several.
    public interface Inherited extends First, Third, Second, Comparator<Text> {
        @java.lang.Override
        default void both() {
            Third.super.both();
        }

        default Optional<Socket> socket() {
            return Optional.empty();
        }

        default <T> T generic(T value) {
            return value;
        }
    }

    public interface Socket {}

    // expect InheritedCodec: public void both() {
    // expect InheritedCodec: public String text() throws FileNotFoundException {
    // expect InheritedCodec: public void run() throws Forms.Full, FileNotFoundException {
    // expect InheritedCodec: public int compare(Forms.Text arg0, Forms.Text arg1) {
    // expect InheritedCodec without: socket
    // expect InheritedCodec without: generic
    // expect InheritedCodec without: equals
    // expect InheritedCodec without: hashCode
    // expect InheritedCodec without: thenComparing
    @ParallelTask
    public static void inherited(@Managed Inherited inherited) {}

    // Those of the JDK.
    // expect JdkCodec: "consumer.accept", out -> JdkCodec.writeText(out.at("arg0"), arg0), in -> null);
    // expect JdkCodec without: andThen
    // expect JdkCodec: return "Consumer consumer of the program";
    @ParallelTask
    public static long jdk(
            @Managed Consumer<Text> consumer,
            @Managed Supplier<List<Text>> supplier,
            @Managed LongSupplier ids,
            @Managed IntBinaryOperator operator,
            @Managed BiFunction<Text, Integer, Optional<Text>> function,
            @Managed Predicate<Text> predicate,
            @Managed Callable<Text> callable,
            @Managed Iterator<Text> iterator,
            @Managed Closeable closeable) {
        return 0;
    }

    // expect RuntimeCodec: Locks.write(out.at("lock"), shared.lock());
    // expect RuntimeCodec: Locks.read(in, "lock"),
    // expect RuntimeCodec: BlockingQueues.write(out.at("levels"), shared.levels(), Encoder::writeEnum, part -> part.readEnum(LEVEL_VALUES));
    // expect RuntimeCodec: PipeSinks.write(out.at("sink"), shared.sink(), RuntimeCodec::writeText, RuntimeCodec::readText);
    // expect RuntimeCodec: PipeSources.read(in, "source", RuntimeCodec::writeShape, RuntimeCodec::readShape)
    // expect RuntimeCodec: ConcurrentMaps.read(in, "counts", Encoder::writeString, Decoder::readString, JdkValues::write, JdkValues::readLong)
    @ParallelTask
    public static Text runtime(
            @Managed Lock lock,
            @Managed Condition condition,
            @Managed Semaphore semaphore,
            @Managed CountDownLatch latch,
            @Managed CyclicBarrier barrier,
            @Managed BlockingQueue<Level> levels,
            @Managed BlockingQueue<List<Text>> lists,
            @Managed BlockingQueue<Graph[]> graphs,
            @Managed BlockingQueue<TreeMap<String, Graph>> trees,
            @Managed BlockingQueue<IOException> failures,
            @Managed ConcurrentMap<String, Long> counts,
            @Managed ConcurrentMap<Text, Shape> shapes,
            @Managed Set<Path> paths,
            @Managed JoinableQueue<Text> joinable,
            @Managed Pipe.Sink<Text> sink,
            @Managed Pipe.Source<Shape> source,
            TaskContext context,
            @Shared Text text) {
        return text;
    }

    // expect DeprecationsCodec: @SuppressWarnings({ "deprecation", "removal" })
    @ParallelTask
    public static int deprecations(@Managed Deprecated1 names) {
        return 0;
    }

    // expect OtherCodec: private static final class NamesProxy implements Names {
    @ParallelTask
    public static int other(@Managed Names names) {
        return 0;
    }

    interface PackagePrivate {
        void run(Hidden hidden);
    }

    record Hidden(int value) {}

    // expect HiddenPool: ) final class HiddenPool
    @ParallelTask
    public static int hidden(@Managed PackagePrivate run) {
        return 0;
    }

    // expect OnlyPool: public int call() { return pool.call(new OnlyTask()); }
    // expect OnlyWorker: TaskDefinition.sharing( "only"
    // expect OnlyPool: public static OnlyPool open(Lock lock) { return open(lock, options -> options); }
    @ParallelTask
    public static int only(@Managed Lock lock) {
        return 0;
    }
}
