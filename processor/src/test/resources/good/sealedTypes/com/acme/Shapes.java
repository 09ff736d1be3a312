package com.acme;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.ParallelTask;

public final class Shapes {
    private Shapes() {}

    public sealed interface Shape permits Circle, Group, Solid {}

    public record Circle(double radius) implements Shape {}

    public record Group(List<Shape> shapes, Path source) implements Shape {}

    public abstract static sealed class Solid implements Shape {}

    public static final class Cube extends Solid implements java.io.Serializable {
        private static final long serialVersionUID = 1;
        private Color color;
    }

    public enum Color {
        RED
    }

    public sealed interface Either<L, R> permits Either.Left, Either.Right {
        record Left<L, R>(L value) implements Either<L, R> {}

        record Right<L, R>(R value) implements Either<L, R> {}
    }

    // expect AreaCodec: 0xe0993cb893b8c941L
    // expect AreaCodec: } else if (value instanceof Shapes.Either.Left<String, Double> part) { out.writeTag(1); writeLeftOfStringAndDouble(out, part); }
    // expect AreaCodec: case 0 -> null; case 1 -> readCircle(in); case 2 -> readGroup(in); case 3 -> readSolid(in);
    // expect AreaWorker: .allow("com.acme.Shapes$Color", "com.acme.Shapes$Cube");
    @ParallelTask
    public static Either<String, Double> area(Shape shape) {
        return new Either.Right<>(0.0);
    }
}
