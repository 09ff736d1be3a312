package org.paralleltask.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.CodecException;

/** The path from a value's root to the part that is being written. */
final class ValuePath {
    private static final int FIRST_LEVELS = 8;

    /** How many levels of the path a message shows if a value is nested too deeply. */
    private static final int SHOWN = 5;

    /** The value at each level, from the root. */
    private @Nullable Object[] values = new @Nullable Object[FIRST_LEVELS];

    /** At each level, the component that is being written; null if it is an element. */
    private @Nullable String[] components = new @Nullable String[FIRST_LEVELS];

    /** At each level, the index of the element that is being written. */
    private int[] indexes = new int[FIRST_LEVELS];

    private int depth;
    private int deepest;

    void start(Object root) {
        depth = 0;
        values[0] = root;
        components[0] = null;
        indexes[0] = -1;
    }

    /** Forgets the values. */
    void end() {
        Arrays.fill(values, 0, Math.min(values.length, deepest + 1), null);
        deepest = 0;
    }

    void at(String component) {
        components[depth] = component;
    }

    void at(int index) {
        components[depth] = null;
        indexes[depth] = index;
    }

    void enter(Object value) {
        if (depth == Encoder.MAX_DEPTH) {
            throw new CodecException(cycle());
        }
        depth++;
        if (depth == values.length) {
            values = Arrays.copyOf(values, 2 * depth);
            components = Arrays.copyOf(components, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        deepest = Math.max(deepest, depth);
        values[depth] = value;
        components[depth] = null;
        indexes[depth] = -1;
    }

    void leave() {
        values[depth] = null;
        depth--;
    }

    /** Why the value is too deep. If a value contains itself, the path ends where it is met for the second time. */
    @SuppressWarnings("ReferenceEquality") // identity is meant
    private String cycle() {
        for (int inner = 1; inner <= depth; inner++) {
            for (int outer = 0; outer < inner; outer++) {
                if (values[outer] == values[inner]) {
                    depth = inner - 1;
                    String where = path(outer);
                    return "it is a cycle: the same object as " + (where.isEmpty() ? "the root" : where)
                            + ", and a value is sent as a tree";
                }
            }
        }
        depth = Math.min(depth, SHOWN);
        return "it is nested too deeply: a value may have " + Encoder.MAX_DEPTH + " levels";
    }

    String path() {
        return path(depth + 1);
    }

    /** The path to the value at a level. */
    private String path(int level) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < level; i++) {
            String component = components[i];
            if (component != null) {
                path.append(path.length() == 0 ? "" : ".").append(component);
            } else if (indexes[i] >= 0) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        return path.toString();
    }
}
