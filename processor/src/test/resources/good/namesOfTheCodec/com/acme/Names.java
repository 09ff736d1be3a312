package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Names {
    private Names() {}

    public record Task(Exit exit, Result result) {}

    public record Exit(int out) {}

    public record Result(String value, out part, List<in> tag) {}

    public record out(int in) {}

    public record in(value in) {}

    public enum value {
        out
    }

    public record TaskCodec(Encoder encoder, Inner.Encoder other) {}

    public static final class Inner {
        private Inner() {}

        public record Encoder(int size) {}
    }

    public enum LogLevel {
        LOW
    }

    // expect UseCodec: return TaskCodec.fingerprint(0x3f329fb93987125dL, LOG_LEVEL_VALUES, OUT_VALUES, VALUE_VALUES);
    // expect UseCodec: public void writeTask(org.paralleltask.codec.Encoder out, UseTask task) { writeTask2(out.at("out"), task.out());
    // expect UseCodec: private static final Names.LogLevel[] LOG_LEVEL_VALUES = Names.LogLevel.values();
    // expect UseCodec: writeExit2(out.at("exit"), value.exit()); writeResult2(out.at("result"),
    @ParallelTask
    public static List<Task> use(Task out, TaskCodec in, Containers containers, List<LogLevel> part) {
        return List.of(out);
    }
}
