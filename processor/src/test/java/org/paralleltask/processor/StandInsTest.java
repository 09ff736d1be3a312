package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.FileNotFoundException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.ObjectFormat;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObject;
import org.paralleltask.managed.ManagedObjects;

/** Sends managed objects through what is generated for them, and calls them, all in one process. */
@SuppressWarnings({"unchecked", "LockNotBeforeTry"}) // the generated record has the types; each call is what is tested
class StandInsTest {
    private final List<String> logged = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final BlockingQueue<List<String>> queue = new LinkedBlockingQueue<>();
    private final List<String> called = new ArrayList<>();
    private final List<Object> standIns = new ArrayList<>();

    @BeforeEach
    void send() throws Exception {
        Compilation compilation = Cases.compile(List.of(JavaFileObjects.forSourceString("com.acme.Shop", """
                package com.acme;

                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.Lock;
                import java.util.function.*;
                import org.paralleltask.*;

                public final class Shop {
                  @ParallelTask
                  static void sell(
                      @Managed BiFunction<String, Integer, List<String>> repeat,
                      @Managed Callable<String> failing,
                      @Managed Consumer<String> log,
                      @Managed Comparator<Long> order,
                      @Managed IntUnaryOperator half,
                      @Managed Lock lock,
                      @Managed BlockingQueue<List<String>> queue) {}
                }
                """)));
        assertThat(compilation.diagnostics()).isEmpty();
        ClassLoader classes = new CompiledClasses(compilation);
        BiFunction<String, Integer, List<String>> repeat = (text, times) -> List.of(text.repeat(times), text);
        Callable<String> failing = () -> {
            throw new FileNotFoundException("gone");
        };
        Consumer<String> log = logged::add;
        Comparator<Long> order = Comparator.reverseOrder();
        IntUnaryOperator half = number -> number / 2;
        Object shared = open(classes.loadClass("com.acme.SellShared").getDeclaredConstructors()[0])
                .newInstance(repeat, failing, log, order, half, lock, queue);
        Encoder out = new Encoder(shared, new NoObjects(), 1 << 20);
        method(classes, "SellCodec", "writeShared").invoke(null, out, shared);
        List<Object> managed = out.attachments();
        Decoder in = new Decoder(
                out.bytes(), new NoObjects(), number -> new LoopBack((ManagedObject<?>) managed.get(number), called));
        Object read = method(classes, "SellCodec", "readShared").invoke(null, in);
        in.finish();
        for (String name : List.of("repeat", "failing", "log", "order", "half", "lock", "queue")) {
            standIns.add(method(classes, "SellShared", name).invoke(read));
        }
    }

    private static Method method(ClassLoader classes, String type, String name) throws ClassNotFoundException {
        for (Method method : classes.loadClass("com.acme." + type).getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return open(method);
            }
        }
        throw new AssertionError(type + " has no " + name);
    }

    private static <A extends AccessibleObject> A open(A member) {
        member.setAccessible(true);
        return member;
    }

    @Test
    void argumentsAndResultsTravel() {
        BiFunction<String, Integer, List<String>> repeat = (BiFunction<String, Integer, List<String>>) standIns.get(0);
        IntUnaryOperator half = (IntUnaryOperator) standIns.get(4);

        assertThat(repeat.apply("ab", 2)).containsExactly("abab", "ab");
        assertThat(half.applyAsInt(10)).isEqualTo(5);
        assertThat(called).containsExactly("repeat.apply", "half.applyAsInt");
    }

    @Test
    void whatIsThrownIsThrown() {
        Callable<String> failing = (Callable<String>) standIns.get(1);

        assertThatThrownBy(failing::call)
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("gone");
    }

    @Test
    void whatReturnsNothingIsCalled() {
        Consumer<String> log = (Consumer<String>) standIns.get(2);

        log.accept("a");
        log.accept(null);
        assertThat(logged).containsExactly("a", null);
    }

    @Test
    void defaultMethodsWhosePartsCannotBeSentRunWhereTheyAreCalled() {
        Comparator<Long> order = (Comparator<Long>) standIns.get(3);
        IntUnaryOperator half = (IntUnaryOperator) standIns.get(4);
        BiFunction<String, Integer, List<String>> repeat = (BiFunction<String, Integer, List<String>>) standIns.get(0);
        Function<List<String>, Integer> size = List::size;

        assertThat(order.reversed().compare(1L, 2L)).isNegative();
        assertThat(half.andThen(half).applyAsInt(20)).isEqualTo(5);
        assertThat(repeat.andThen(size).apply("a", 1)).isEqualTo(2);
        assertThat(called).containsExactly("order.compare", "half.applyAsInt", "half.applyAsInt", "repeat.apply");
    }

    @Test
    void aStandInIsItself() {
        Comparator<Long> order = (Comparator<Long>) standIns.get(3);

        assertThat(order.equals(order)).isTrue();
        assertThat(order.equals(standIns.get(4))).isFalse();
        assertThat(order).hasToString("Comparator order of the program");
        assertThat(called).isEmpty();
    }

    @Test
    void thoseOfTheRuntimeAreKnownByTheirNames() throws InterruptedException {
        Lock table = (Lock) standIns.get(5);
        BlockingQueue<List<String>> lists = (BlockingQueue<List<String>>) standIns.get(6);

        table.lock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        table.unlock();
        queue.put(List.of("a"));
        assertThat(lists.take()).containsExactly("a");
        assertThat(called).containsExactly("lock.lock", "lock.unlock", "queue.take");
    }

    @Test
    @SuppressWarnings("NullAway") // it is about null
    void nothingIsNoManagedObject() {
        Encoder out = new Encoder("root", new NoObjects(), 1 << 20);

        assertThatThrownBy(() -> ManagedObjects.write(out.at("lock"), null, (object, method, in, result) -> {}))
                .hasMessage("it is null");
    }

    /** Calls an object as its stand-in's worker would have it called. */
    private record LoopBack(ManagedObject<?> object, List<String> called) implements Caller {
        @Override
        public <X extends @Nullable Object> X call(
                int method, String name, Consumer<? super Encoder> arguments, Decoder.Part<? extends X> result) {
            called.add(name);
            Encoder asked = new Encoder(name, new NoObjects(), 1 << 20);
            arguments.accept(asked);
            Encoder answered = new Encoder(name, new NoObjects(), 1 << 20);
            try {
                object.call(method, new Decoder(asked.bytes(), new NoObjects()), answered);
            } catch (Throwable thrown) {
                throw itself(thrown);
            }
            Decoder in = new Decoder(answered.bytes(), new NoObjects());
            X value = result.read(in);
            in.finish();
            return value;
        }

        /** Throws it, although it may be checked. */
        private static AssertionError itself(Throwable thrown) {
            LoopBack.<RuntimeException>raise(thrown);
            return new AssertionError(thrown);
        }

        @SuppressWarnings("unchecked") // an unchecked cast: the class is not checked here
        private static <X extends Throwable> void raise(Throwable thrown) throws X {
            throw (X) thrown;
        }
    }

    /** Nothing here is serialized. */
    private static final class NoObjects implements ObjectFormat {
        @Override
        public byte[] toBytes(Object value) {
            throw new UnsupportedOperationException("no codec");
        }

        @Override
        public Object fromBytes(byte[] bytes) {
            throw new UnsupportedOperationException("no codec");
        }

        @Override
        public byte[] toBytes(Throwable exception, Class<?> place) {
            throw new UnsupportedOperationException("no codec");
        }

        @Override
        public Throwable throwableFromBytes(byte[] bytes) {
            throw new UnsupportedOperationException("no codec");
        }
    }
}
