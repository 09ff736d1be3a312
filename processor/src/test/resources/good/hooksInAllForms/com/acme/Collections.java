package com.acme;

import java.util.List;
import java.util.Map;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;

public final class Collections {
    private Collections() {}

    record Line(String text) {}

    // expect FourthPool: ") final class FourthPool
    // expect FourthPool: public List<List<Collections.Line>> exitResults() {
    // expect FourthCodec: Containers.writeList(out.at("exit"), exit.value(), FourthCodec::writeLine);
    // expect FourthExit: record FourthExit(List<Collections.Line> value)
    /** Package-private: so the pool is. */
    @ParallelTask
    public static int fourth() {
        return 0;
    }

    @OnWorkerExit
    static List<Line> lines() {
        return List.of();
    }

    public static final class Wild {
        private Wild() {}

        // expect FifthExit: public record FifthExit(Map<String, ? extends List<Integer>> value)
        // expect FifthPool: public List<Map<String, ? extends List<Integer>>> exitResults() {
        // expect FifthWorker: private static Map<String, ? extends List<Integer>> onExit(WorkerContext context) { return Collections.Wild.wild(); }
        @ParallelTask
        public static int fifth() {
            return 0;
        }

        @OnWorkerExit
        public static Map<String, ? extends List<Integer>> wild() {
            return Map.of();
        }
    }

    public static final class Arrays {
        private Arrays() {}

        // expect SixthExit: record SixthExit(int[][] value)
        // expect SixthPool: public List<int[][]> exitResults() {
        // expect SixthCodec: new SixthExit(Containers.readArray(in, int[][]::new, PrimitiveArrays::readInts))
        @ParallelTask
        public static int sixth() {
            return 0;
        }

        @OnWorkerExit
        public static int[][] arrays() {
            return new int[0][];
        }
    }
}
