package com.acme;

import java.util.List;
import java.util.Optional;
import org.paralleltask.ParallelTask;

public final class Arrays {
    private Arrays() {}

    public record Point(int x, int y) {}

    public record Line(Point[] points, List<Point[]> more, String... names) {}

    public record Box<T>(T[] content) {}

    // expect JoinCodec: 0x3a59b67f6cb41a85L
    // expect JoinCodec: Containers.readArray(in, Arrays.Line[]::new, JoinCodec::readLine), readBoxOfPoint(in), Containers.readOptional(in, PrimitiveArrays::readLongs), Containers.readList(in, JoinCodec::readBoxOfPoint)
    // expect JoinCodec: Containers.writeArray(out.at("result"), result.value(), JoinCodec::writePointArray);
    // expect JoinWorker without: .allow(
    @ParallelTask
    public static Point[][] join(Line[] lines, Box<Point> box, Optional<long[]> numbers, List<Box<Point>> boxes) {
        return new Point[0][];
    }

    // expect CountCodec: in.<List<Arrays.Point>[]>readObject(List[].class)
    // expect CountPool: @SafeVarargs public final int call(List<Arrays.Point>... points) {
    // expect CountTask: @SafeVarargs public CountTask { // for its annotation }
    // expect CountWorker: .allow("com.acme.Arrays$Point");
    @ParallelTask
    @SafeVarargs
    public static int count(List<Point>... points) {
        return points.length;
    }
}
