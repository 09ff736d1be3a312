package org.paralleltask.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.codec.bytes.BrokenOffException;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.wire.Allocation;

/** What cannot be written says where it stands; what is no value is refused. */
@Timeout(60)
@SuppressWarnings("NullAway") // it does not see that a part of a nullable type may be null
class CodecErrorsTest {
    record Address(Object place) {}

    record Customer(String name, @Nullable Address address) {}

    record Order(List<Customer> customers) {}

    record Node(@Nullable Node next, List<Node> others) {}

    // As generated code does.

    private static void write(Encoder out, Order order) {
        if (out.begin(order)) {
            Containers.writeList(out.at("customers"), order.customers(), CodecErrorsTest::writeCustomer);
            out.end();
        }
    }

    private static void writeCustomer(Encoder out, @Nullable Customer customer) {
        if (out.begin(customer)) {
            out.at("name").writeString(customer.name());
            writeAddress(out.at("address"), customer.address());
            out.end();
        }
    }

    private static void writeAddress(Encoder out, @Nullable Address address) {
        if (out.begin(address)) {
            out.at("place").writeObject(address.place());
            out.end();
        }
    }

    private static void writeNode(Encoder out, @Nullable Node node) {
        if (out.begin(node)) {
            writeNode(out.at("next"), node.next());
            Containers.writeList(out.at("others"), node.others(), CodecErrorsTest::writeNode);
            out.end();
        }
    }

    private static String pathOfFailure(Encoder.Part<Encoder> writing, String reason) {
        Encoder out = new Encoder("root", Copies.NO_OBJECTS, 1 << 20);
        assertThatThrownBy(() -> writing.write(out, out)).hasMessageStartingWith(reason);
        return out.path();
    }

    @Test
    void whatCannotBeWrittenIsNamedByItsPath() {
        Order order = new Order(List.of(
                new Customer("a", null), new Customer("b", null), new Customer("c", new Address(new Thread()))));

        assertThat(pathOfFailure((out, same) -> write(out.at("order"), order), "no codec for class java.lang.Thread"))
                .isEqualTo("order.customers[2].address.place");
        assertThat(pathOfFailure(
                        (out, same) -> Containers.writeMap(
                                out.at("orders"),
                                Map.of("first", order),
                                Encoder::writeString,
                                (o, each) -> write(o, each)),
                        "no codec"))
                .isEqualTo("orders[0].customers[2].address.place");
    }

    @Test
    void aCycleIsAnErrorWithItsPath() {
        List<Node> others = new ArrayList<>();
        Node inner = new Node(null, others);
        Node outer = new Node(inner, List.of());
        others.add(outer);

        assertThat(pathOfFailure(
                        (out, same) -> writeNode(out.at("node"), outer),
                        "it is a cycle: the same object as node, and a value is sent as a tree"))
                .isEqualTo("node.next.others[0]");
    }

    @Test
    void aListThatContainsItselfIsAnErrorToo() {
        List<Object> all = new ArrayList<>();
        all.add(all);

        assertThat(pathOfFailure(
                        (out, same) -> writeNested(out.at("all"), all), "it is a cycle: the same object as all"))
                .isEqualTo("all[0]");
    }

    @SuppressWarnings("unchecked")
    private static void writeNested(Encoder out, Object list) {
        Containers.writeList(out, (List<Object>) list, CodecErrorsTest::writeNested);
    }

    private static Node chain(int length) {
        Node node = new Node(null, List.of());
        for (int i = 1; i < length; i++) {
            node = new Node(node, List.of());
        }
        return node;
    }

    private static @Nullable Node readNode(Decoder in) {
        return in.begin() ? in.end(new Node(readNode(in), Containers.readList(in, CodecErrorsTest::readNode))) : null;
    }

    @Test
    void oneObjectThatStandsTwiceArrivesAsTwo() {
        Node shared = chain(1);
        Node both = new Node(shared, List.of(shared));

        Node read =
                Copies.<@Nullable Node>read(Copies.write(both, CodecErrorsTest::writeNode), CodecErrorsTest::readNode);

        assertThat(read).isEqualTo(both);
        assertThat(read.next()).isNotSameAs(read.others().get(0));
    }

    @Test
    void depthIsBounded() {
        Node deep = chain(Encoder.MAX_DEPTH - 1);
        Bytes bytes = Copies.write(deep, CodecErrorsTest::writeNode);
        assertThat(Copies.<@Nullable Node>read(bytes, CodecErrorsTest::readNode))
                .isNotNull();

        assertThat(pathOfFailure(
                        (out, same) -> writeNode(out.at("node"), chain(Encoder.MAX_DEPTH + 1)),
                        "it is nested too deeply: a value may have 1000 levels"))
                .isEqualTo("node.next.next.next.next.next");
        byte[] deeper = new byte[5000];
        Arrays.fill(deeper, (byte) 1);
        assertThatThrownBy(() -> Copies.<@Nullable Node>read(Bytes.of(deeper), CodecErrorsTest::readNode))
                .isInstanceOf(CodecException.class)
                .hasMessage("it is nested more than 1000 levels deep");
    }

    @Test
    void sizeIsBounded() {
        for (int size : new int[] {101, 5000, 100_000, 10_000_000}) {
            Encoder out = new Encoder("root", Copies.NO_OBJECTS, 100);
            assertThatThrownBy(() -> {
                        PrimitiveArrays.write(out, new byte[size]);
                        out.bytes();
                    })
                    .isInstanceOf(CodecException.class)
                    .hasMessage(
                            "it is larger than 100 bytes, the most that a payload may have: see the option maxPayload");
        }
        Encoder out = new Encoder("root", Copies.NO_OBJECTS, 100);
        PrimitiveArrays.write(out, new byte[99]);
        assertThat(out.bytes().size()).isEqualTo(100);
    }

    /** Says another size than it has. */
    private static final class Shrinking extends AbstractList<String> {
        @Override
        public String get(int index) {
            return "x";
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public Iterator<String> iterator() {
            return Collections.singleton("x").iterator();
        }
    }

    @Test
    void anElementThatCannotBeHadIsNamed() {
        List<String> lazy = new AbstractList<>() {
            @Override
            public String get(int index) {
                if (index == 1) {
                    throw new IllegalStateException("not loaded");
                }
                return "x";
            }

            @Override
            public int size() {
                return 3;
            }
        };

        assertThat(pathOfFailure(
                        (out, same) -> Containers.writeList(out.at("names"), lazy, Encoder::writeString), "not loaded"))
                .isEqualTo("names[1]");
    }

    @Test
    void aCollectionThatChangesMeanwhileIsAnError() {
        assertThatThrownBy(() -> Copies.write(
                        new Shrinking(), (out, list) -> Containers.writeList(out, list, Encoder::writeString)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessage("it was changed while it was sent");
    }

    @Test
    void aPathOfAnotherFileSystemIsAnError(@TempDir Path directory) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(directory.resolve("a.zip"), Map.of("create", "true"))) {
            assertThatThrownBy(() -> Copies.write(zip.getPath("/x"), JdkValues::write))
                    .isInstanceOf(CodecException.class)
                    .hasMessage("it is a path of another file system than the default one: jar");
        }
    }

    // What an honest side does not send.

    @Test
    void whatEndsWhileItArrivesIsNotToBlameForIt() {
        IOException end = new IOException("gone");
        Bytes written = Copies.write(new byte[100_000], PrimitiveArrays::write);
        Bytes cut =
                Bytes.arriving(ByteBuffer.wrap(written.toArray(), 0, 50), written.size() - 50, (to, from, count) -> {
                    throw end;
                });

        assertThatThrownBy(() -> Copies.read(cut, PrimitiveArrays::readBytes))
                .isInstanceOf(BrokenOffException.class)
                .hasCause(end);
    }

    @Test
    void cutOffMemoryIsTheSendersEnd() {
        Bytes written = Copies.write(new byte[100_000], PrimitiveArrays::write);
        Bytes cut =
                Bytes.arriving(ByteBuffer.wrap(written.toArray(), 0, 50), written.size() - 50, (to, from, count) -> {
                    throw new InternalError("a fault occurred in a recent unsafe memory access operation");
                });

        assertThatThrownBy(() -> Copies.read(cut, PrimitiveArrays::readBytes)).isInstanceOf(BrokenOffException.class);
    }

    @Test
    void moreThanArrivesIsAnError() {
        Bytes written = Copies.write(new byte[100_000], PrimitiveArrays::write);
        Decoder in = new Decoder(Copies.arriving(written, 50), Copies.NO_OBJECTS);

        assertThatThrownBy(() -> in.readBytes(100_004))
                .isInstanceOf(CodecException.class)
                .hasMessage("it ends before its parts do");
    }

    @Test
    void whatIsArrivingCanOnlyBeDecoded() {
        Bytes arriving = Copies.arriving(Copies.write("text", Encoder::writeString), 2);

        assertThatThrownBy(arriving::share).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(arriving::toArray).isInstanceOf(IllegalStateException.class);
        assertThat(Copies.read(arriving, Decoder::readString)).isEqualTo("text");
    }

    @Test
    void aLentArrayIsNotCopied() {
        byte[] large = new byte[1 << 20];
        Encoder out = new Encoder("root", Copies.NO_OBJECTS, Integer.MAX_VALUE, true);
        PrimitiveArrays.write(out, large);
        Bytes bytes = out.bytes();

        Arrays.fill(large, (byte) 7);

        assertThat(Copies.read(bytes, PrimitiveArrays::readBytes)).containsOnly(7);
    }

    @Test
    void aLengthAloneAllocatesNothing() {
        Encoder out = new Encoder("root", Copies.NO_OBJECTS, 100);
        out.writeSize(1L << 30);
        Bytes bytes = out.bytes();
        long before = Allocation.bytesSoFar();

        for (Decoder.Part<?> part : List.<Decoder.Part<?>>of(
                PrimitiveArrays::readBytes,
                PrimitiveArrays::readDoubles,
                PrimitiveArrays::readBooleans,
                Decoder::readString,
                in -> in.readObject(Object.class),
                in -> Containers.readList(in, Decoder::readString),
                in -> Containers.readSet(in, Decoder::readString),
                in -> Containers.readMap(in, Decoder::readString, Decoder::readString),
                in -> Containers.readArray(in, String[]::new, Decoder::readString))) {
            assertThatThrownBy(() -> Copies.read(bytes.share(), part))
                    .isInstanceOf(CodecException.class)
                    .hasMessageEndingWith(" cannot be in 0 bytes");
        }
        assertThat(Allocation.bytesSoFar() - before).isLessThan(10 << 20);
    }

    @ParameterizedTest
    @ValueSource(bytes = {2, -1})
    void whatIsNoBooleanIsRefused(byte value) {
        assertThatThrownBy(() -> Copies.read(Bytes.of(new byte[] {value}), Decoder::readBoolean))
                .isInstanceOf(CodecException.class)
                .hasMessage(value + " is no boolean");
    }

    @Test
    void whatStandsForNothingIsRefused() {
        assertThatThrownBy(() -> Copies.read(Bytes.of(new byte[] {8}), in -> in.readEnum(TimeUnit.values())))
                .isInstanceOf(CodecException.class)
                .hasMessage("7 is no known kind of value here");
        assertThatThrownBy(() -> Copies.read(Bytes.of(new byte[] {4, 0}), Decoder::readString))
                .isInstanceOf(CodecException.class)
                .hasMessage("a text of unknown form 3");
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) -1);
        assertThatThrownBy(() -> Copies.read(Bytes.of(endless), Decoder::readSize))
                .isInstanceOf(CodecException.class)
                .hasMessage("a size has too many bytes");
        assertThatThrownBy(() -> Copies.read(Bytes.of(new byte[] {1}), JdkValues::readBigInteger))
                .isInstanceOf(CodecException.class)
                .hasMessage("a number without digits");
    }
}
