package com.acme;

import java.net.Socket;
import java.util.List;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

public final class Exits {
    private record Secret(int code) {}

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1;
    }

    @ParallelTask
    static int one() {
        return 1;
    }

    @OnWorkerStart
    static void start() throws Failure {} // error: A type in the signature of an @OnWorkerStart method must be accessible in its package: the generated classes name com.acme.Exits.Failure

    @OnWorkerExit
    static List<Socket> end() { // error: A result of an @OnWorkerExit method must be sendable to another process: result[] is java.net.Socket, which is not Serializable
        return List.of();
    }

    static final class Other {
        @ParallelTask
        static int two() {
            return 2;
        }

        @OnWorkerExit
        static Secret end() { // error: A type in the signature of an @OnWorkerExit method must be accessible in its package: the generated classes name com.acme.Exits.Secret
            return new Secret(1);
        }
    }
}
