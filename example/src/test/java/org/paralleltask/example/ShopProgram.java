package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program of a user's, with a library of its own, in whatever it is packed: what it prints is the same everywhere. */
final class ShopProgram {
    static final String MAIN = "com.acme.Shop";

    /** What it prints, but for the line that tells how to run a task again. */
    private static final String[] LINES = {
        "Good day, Ada",
        "com.acme.Shop$SoldOut: tea",
        "nested: Good day, Bob",
        "shared: Good day, Eve",
        "true",
        "FINE of com.acme.Shop: sold",
    };

    private static final Map<String, String> LIBRARY = Map.of("com/acme/polite/Greeting.java", """
            package com.acme.polite;

            public record Greeting(String text) {}
            """);

    private static final Map<String, String> PROGRAM = Map.of("com/acme/Shop.java", """
            package com.acme;

            import com.acme.polite.Greeting;
            import java.io.File;
            import java.nio.file.Path;
            import java.util.logging.Handler;
            import java.util.logging.Level;
            import java.util.logging.LogRecord;
            import java.util.logging.Logger;
            import java.util.stream.Stream;
            import org.paralleltask.ParallelTask;
            import org.paralleltask.PoolOptions;
            import org.paralleltask.WorkerCrashedException;
            import org.paralleltask.pool.Workers;

            public final class Shop {
              static final Logger LOGGER = Logger.getLogger("com.acme.Shop");

              private Shop() {}

              /** Prints what the program logs. */
              static final class Printer extends Handler {
                @Override
                public void publish(LogRecord entry) {
                  System.out.println(entry.getLevel() + " of " + entry.getLoggerName() + ": " + entry.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
              }

              @ParallelTask(workers = 1)
              static void log(String word) {
                LOGGER.finer("more than the program logs");
                LOGGER.fine(word);
              }

              /** The option {@code classPath} as a property says, if there is one. */
              static PoolOptions options(PoolOptions options) {
                String classPath = System.getProperty("shop.classPath");
                return classPath == null
                    ? options
                    : options.classPath(Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList());
              }

              record Customer(String name) {}

              public static final class SoldOut extends Exception {
                private static final long serialVersionUID = 1;

                public SoldOut(String what) {
                  super(what);
                }
              }

              @ParallelTask(workers = 1)
              static Greeting greet(Customer customer) {
                return new Greeting("Good day, " + customer.name());
              }

              @ParallelTask(workers = 1)
              static String sell(String article) throws SoldOut {
                throw new SoldOut(article);
              }

              @ParallelTask(workers = 1)
              static String greetInTurn(String name) {
                try (GreetPool pool = GreetPool.open(Shop::options)) {
                  return pool.call(new Customer(name)).text();
                }
              }

              @ParallelTask(workers = 1)
              static boolean isInContext() {
                return Thread.currentThread().getContextClassLoader() == Shop.class.getClassLoader();
              }

              @ParallelTask(workers = 1)
              static String crash(String word) {
                System.out.println("crashes of " + word);
                Runtime.getRuntime().halt(42);
                return "";
              }

              public static void main(String[] args) throws Exception {
                Path captures = Path.of(args[0]);
                try (GreetPool pool = GreetPool.open(Shop::options)) {
                  System.out.println(pool.call(new Customer("Ada")).text());
                }
                try (Workers workers = Workers.open(options -> options(options).workers(1));
                    SellPool sell = SellPool.open(workers);
                    GreetInTurnPool inTurn = GreetInTurnPool.open(workers);
                    GreetPool greet = GreetPool.open(workers);
                    IsInContextPool isInContext = IsInContextPool.open(workers)) {
                  try {
                    sell.call("tea");
                  } catch (SoldOut e) {
                    System.out.println(e.getClass().getName() + ": " + e.getMessage());
                  }
                  System.out.println("nested: " + inTurn.call("Bob"));
                  System.out.println("shared: " + greet.call(new Customer("Eve")).text());
                  System.out.println(isInContext.call());
                }
                LOGGER.setLevel(Level.FINE);
                LOGGER.setUseParentHandlers(false);
                LOGGER.addHandler(new Printer());
                try (LogPool pool = LogPool.open(options -> options(options).logs(true))) {
                  pool.call("sold");
                }
                try (CrashPool pool = CrashPool.open(
                    options -> options(options).captureCrashes(captures).output(line -> {}))) {
                  pool.call("misuse");
                } catch (WorkerCrashedException e) {
                  String message = e.getMessage();
                  String mark = "run it again alone: ";
                  System.out.println(message.substring(message.indexOf(mark) + mark.length()).lines().findFirst().get());
                }
              }
            }
            """);

    private ShopProgram() {}

    /** Runs it, and the command that it prints. */
    static void assertRuns(UserProgram program, Path directory, Object... how) throws Exception {
        Object[] arguments = Arrays.copyOf(how, how.length + 1);
        arguments[how.length] = directory.resolve("captures");

        List<String> said = program.run(arguments);

        assertThat(said).startsWith(LINES).hasSize(LINES.length + 1);
        assertThat(program.run(List.of("sh", "-c", said.get(LINES.length) + "; echo $?")))
                .containsExactly("Running CrashTask[word=misuse]", "crashes of misuse", "42");
    }

    /** Compiles its library into {@code polite.jar} of the directory, and the program itself into {@code classes}. */
    static UserProgram compile(Path directory) throws IOException {
        UserProgram library =
                new UserProgram(directory.resolve("library")).write(LIBRARY).compile("-proc:none");
        Path jar = Jars.of(library.classes(), polite(directory));
        return new UserProgram(directory).write(PROGRAM).compile("-cp", UserProgram.RUNTIME + File.pathSeparator + jar);
    }

    static Path polite(Path directory) {
        return directory.resolve("jars/polite.jar");
    }

    /** This library's jar. */
    static Path runtime(Path directory) throws IOException {
        return Jars.of(Path.of(UserProgram.RUNTIME), directory.resolve("jars/paralleltask-runtime.jar"));
    }
}
