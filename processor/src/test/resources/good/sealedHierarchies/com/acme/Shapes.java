package com.acme;

import java.io.Serializable;
import java.util.List;
import org.paralleltask.ParallelTask;

public final class Shapes {
    private Shapes() {}

    public sealed interface Shape permits Circle, Group, Marker, Solid {}

    public record Circle(double radius) implements Shape {}

    public record Group(List<Shape> shapes) implements Shape {}

    public enum Marker implements Shape {
        DOT,
        CROSS {
            @Override
            public String toString() {
                return "X";
            }
        }
    }

    public sealed interface Solid extends Shape {
        record Cube(int edge) implements Solid {}

        final class Ball implements Solid, Serializable {
            private static final long serialVersionUID = 1;
            private int radius;

            public Ball(int radius) {
                this.radius = radius;
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Ball ball && ball.radius == radius;
            }

            @Override
            public int hashCode() {
                return radius;
            }
        }
    }

    public sealed interface Option<T> {
        record Some<T>(T value) implements Option<T> {}

        record None<T>() implements Option<T> {}
    }

    /** Of which number: its own parameter says more than that of the interface. */
    public sealed interface Amount<T> {
        record Exact<N extends Number>(N value) implements Amount<N> {}
    }

    /** Its values may be of itself. */
    public static sealed class Open implements Serializable {
        private static final long serialVersionUID = 1;

        static final class More extends Open {
            private static final long serialVersionUID = 1;
        }
    }

    public sealed interface Secret {}

    private record Hidden(int size) implements Secret {}

    // expect SplitCodec: return TaskCodec.fingerprint(0x3a9d34bc2b9b5d6cL, MARKER_VALUES);
    // expect SplitCodec: } else if (value instanceof Shapes.Marker part) { out.writeTag(3); out.writeEnum(part); } else if (value instanceof Shapes.Solid part) { out.writeTag(4); writeSolid(out, part); }
    // expect SplitWorker: .allow("com.acme.Shapes$Solid$Ball");
    @ParallelTask
    public static List<Shape> split(Shape shape, List<Marker> markers) {
        return List.of(shape);
    }

    @ParallelTask
    public static Option<Shape> find(Option<String> name, Option<? extends Shape> like, Amount<Integer> amount, Open open, Secret secret) {
        return new Option.None<>();
    }
}
