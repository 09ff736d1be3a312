package org.paralleltask.monitor;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is behind this program's standard error: whether it is a terminal, and which size that has.
 *
 * <p>{@code System.console()} is of no help: up to Java 21, and from 25 on, it is there only if standard input and output
 * both are a terminal; between them it is always there; and none asks about standard error. So the system's list of this
 * process' open files is asked, where there is one, and the console where there is none.
 */
final class Terminal {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Size USUAL = new Size(80, 24);

    private Terminal() {}

    /** In characters. */
    record Size(int columns, int rows) {}

    /** Whether a table may be drawn on standard error. */
    static boolean isError() {
        String kind = System.getenv("TERM");
        return kind != null && !kind.isEmpty() && !kind.equals("dumb") && isTerminal(2);
    }

    /** Whether what is printed to standard output is seen on a terminal. */
    static boolean isOutput() {
        return isTerminal(1);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String file = Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor)))
                    .toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException noSuchList) {
            return isConsole();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is what is asked of the versions before 22
    private static boolean isConsole() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal"); // since 22
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** As it is now; 80 columns and 24 rows if nothing tells. */
    static Size size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", -1);
            if (stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0 && answer.length == 2) {
                int rows = Integer.parseInt(answer[0]);
                int columns = Integer.parseInt(answer[1]);
                return rows > 0 && columns > 0 ? new Size(columns, rows) : USUAL;
            }
        } catch (IOException | NumberFormatException cannotTell) {
            // as if nothing had been said
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return USUAL;
    }

    static TableStyle style() {
        Map<String, String> environment = System.getenv();
        String locale = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        String encoding = locale.toUpperCase(Locale.ROOT).replace("-", "");
        return new TableStyle(!environment.containsKey("NO_COLOR"), encoding.contains("UTF8"));
    }

    /** Standard error itself, whatever {@code System.err} is. */
    static PrintStream error() {
        OutputStream error = new FileOutputStream(FileDescriptor.err);
        return new PrintStream(error, false, StandardCharsets.UTF_8);
    }
}
