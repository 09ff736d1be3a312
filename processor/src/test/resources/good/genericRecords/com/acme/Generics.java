package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.ParallelTask;

public final class Generics {
    private Generics() {}

    public record Pair<A, B>(A first, B second) {}

    public record Box<T>(T content, List<Box<T>> more) {}

    public record Bounded<T extends Number>(T number) {}

    public record Deep(Optional<Map<String, List<Pair<String, Integer>>>> all) {}

    // expect SwapCodec: 0x0a4cc7dc22a14694L
    // expect SwapCodec: new SwapTask(readPairOfStringAndInteger(in), readPairOfIntegerAndString(in), readDeep(in))
    // expect SwapCodec: in.end(new Generics.Pair<String, Integer>(in.readString(), JdkValues.readInteger(in)))
    // expect SwapResult: record SwapResult( Generics.Pair<List<String>, Optional<Integer>> value)
    @ParallelTask
    public static Pair<List<String>, Optional<Integer>> swap(Pair<String, Integer> pair, Pair<Integer, String> other, Deep deep) {
        return null;
    }

    // expect WildCodec: 0x26928bc677953da3L
    // expect WildCodec: new WildTask(readPairOfBoxOfStringAndLong(in), readBoxOfDeep(in), Containers.readMap(in, Decoder::readString, WildCodec::readListOfInteger), in.<Generics.Bounded<? extends Integer>>readObject(Generics.Bounded.class), readBoundedOfInteger(in))
    // expect WildCodec: private static void writePairOfBoxOfStringAndLong(Encoder out, Generics.Pair<? extends Generics.Box<String>, Long> value) {
    // expect WildWorker: .allow("com.acme.Generics$Bounded");
    @ParallelTask
    public static List<Pair<? extends Box<String>, Long>> wild(
            Pair<? extends Box<String>, Long> pair,
            Box<? extends Deep> box,
            Map<? extends String, ? extends List<? extends Integer>> map,
            Bounded<? extends Integer> bounded,
            Bounded<Integer> known) {
        return null;
    }
}
