package com.acme;

import java.util.List;
import java.util.Optional;
import org.paralleltask.ParallelTask;

public final class Arrays {
    private Arrays() {}

    public record Point(int x, int y) {}

    public record Line(Point[] points, List<Point[]> more, String... names) {}

    public record Box<T>(T[] content) {}

    @ParallelTask
    public static Point[][] join(Line[] lines, Box<Point> box, Optional<long[]> numbers, List<Box<Point>> boxes) {
        return new Point[0][];
    }

    @ParallelTask
    @SafeVarargs
    public static int count(List<Point>... points) {
        return points.length;
    }
}
