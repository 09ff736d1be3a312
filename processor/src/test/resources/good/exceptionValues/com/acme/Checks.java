package com.acme;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Checks {
    private Checks() {}

    public static class CheckException extends Exception {
        private static final long serialVersionUID = 1;
        private final Level level;

        public CheckException(String message, Level level) {
            super(message);
            this.level = level;
        }
    }

    public abstract static sealed class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1;

        static final class TooLow extends LimitException {
            private static final long serialVersionUID = 1;
        }
    }

    public enum Level {
        LOW
    }

    public record Report(String name, Exception failure, List<? extends Throwable> more, Optional<Error> error) {}

    /** Is serialized. */
    public static final class Log implements Serializable {
        private static final long serialVersionUID = 1;
        private IOException last;
    }

    @ParallelTask
    public static Report check(
            IllegalStateException last,
            @Shared Map<String, CheckException> known,
            LimitException limit,
            Log log,
            IOException... more) {
        return new Report("", last, List.of(), Optional.empty());
    }

    // expect FirstCodec: new FirstResult(in.readThrowable(Checks.CheckException.class))
    // expect FirstCodec: (to, part) -> to.writeThrowable(part, Throwable.class)
    // expect FirstWorker: .allow("com.acme.Checks$CheckException", "com.acme.Checks$Level", "java.lang.Throwable");
    @ParallelTask
    public static CheckException first(int number) {
        return new CheckException("first", Level.LOW);
    }

    @OnWorkerExit
    static List<Throwable> seen() {
        return List.of();
    }
}
