package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.paralleltask.ParallelTask;

@SuppressWarnings("serial") // of interfaces as fields
public final class Graph {
    private Graph() {}

    public abstract static class Base implements Serializable {
        private static final long serialVersionUID = 1;
        private transient Thread cache;
        private static Object shared;
        private Inherited inherited;
    }

    public static final class Inherited implements Serializable {
        private static final long serialVersionUID = 1;
    }

    public static class Node extends Base {
        private static final long serialVersionUID = 1;
        private List<Edge> edges;
        private Node[] next;
    }

    public static final class Edge implements Serializable {
        private static final long serialVersionUID = 1;
        private Map<String, ? extends Weight> weights;
    }

    public interface Weight extends Serializable {}

    public static final class Grams implements Weight {
        private static final long serialVersionUID = 1;
        private Unit unit;
    }

    public enum Unit {
        GRAM
    }

    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
        private Edge at;
    }

    @ParallelTask(allow = {Grams.class, java.util.Random[].class})
    public static Node walk(Node node) throws Broken {
        return node;
    }
}
