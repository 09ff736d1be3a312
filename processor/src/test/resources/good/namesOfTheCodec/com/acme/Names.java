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

    @ParallelTask
    public static List<Task> use(Task out, TaskCodec in, Containers containers, List<LogLevel> part) {
        return List.of(out);
    }
}
