package org.paralleltask.pool;

import java.util.Map;

/** A process's exit status in words. */
final class ExitStatus {
    /** Signals whose numbers are the same on Linux and macOS, by POSIX or by custom. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP",
            2, "SIGINT",
            3, "SIGQUIT",
            4, "SIGILL",
            6, "SIGABRT",
            8, "SIGFPE",
            9, "SIGKILL",
            11, "SIGSEGV",
            15, "SIGTERM");

    private ExitStatus() {}

    /** What the status is, and what it probably means. */
    static String describe(int status) {
        String number = "exit status " + status;
        if (status == 0) {
            return number + ": the task called System.exit(0), or closed what it ran on";
        }
        if (status == 3) {
            return number + ": the JVM's heap was exhausted (raise it with jvmArgs(List.of(\"-Xmx…\"))), or the task"
                    + " called System.exit(3)";
        }
        String signal = SIGNALS.get(status - 128);
        if (signal == null) {
            return number + ": the task called System.exit(" + status + "), or native code in it did";
        }
        return number + ": " + signal + cause(status - 128) + ", or System.exit(" + status + ")";
    }

    private static String cause(int signal) {
        return switch (signal) {
            case 4, 6, 8, 11 -> " (a crash in native code; the JVM's last words say more)";
            case 9 -> " (killed from outside, by hand or by the system when memory ran out)";
            default -> "";
        };
    }
}
