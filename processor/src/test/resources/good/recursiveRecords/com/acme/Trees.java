package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paralleltask.ParallelTask;

public final class Trees {
    private Trees() {}

    public record Tree(String name, List<Tree> children) {}

    public record Odd(int number, Even next) {}

    public record Even(int number, Odd next, Map<String, Set<Odd>> others) {}

    public record Nest<T>(T content, Nest<List<T>> next) {}

    public record Nothing() {}

    // expect GrowCodec: 0x7ec315bc380dc72eL
    // expect GrowCodec: Containers.writeList(out.at("children"), value.children(), GrowCodec::writeTree);
    // expect GrowCodec: in.end(new Trees.Odd(in.readInt(), readEven(in)))
    // expect GrowCodec: private static void writeNothing(Encoder out, Trees.Nothing value) { if (out.begin(value)) { out.end(); } }
    // expect GrowWorker without: .allow(
    @ParallelTask
    public static Tree grow(Tree tree, Odd odd, Nothing nothing) {
        return tree;
    }

    // expect NestCodec: 0x66533d7e9e92963aL
    // expect NestCodec: writeNestOfListOfString(out.at("next"), value.next());
    // expect NestWorker: .allow("com.acme.Trees$Nest");
    @ParallelTask
    public static Nest<String> nest(Nest<String> nest) {
        return nest;
    }
}
