package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's program in a module, with closed packages, and the same program on the class path. */
@Timeout(60)
class ModulePathTest {
    private static final Map<String, String> PROGRAM =
            Map.of("module-info.java", """
            module com.acme.shop {
              requires org.paralleltask;
              uses com.acme.shop.Greeting;
              provides com.acme.shop.Greeting with com.acme.shop.Greeting.Polite;
            }
            """, "com/acme/shop/Greeting.java", """
            package com.acme.shop;

            public interface Greeting {
              String to(String name);

              final class Polite implements Greeting {
                public Polite() {}

                @Override
                public String to(String name) {
                  return "Good day, " + name;
                }
              }
            }
            """, "com/acme/shop/Greeter.java", """
            package com.acme.shop;

            import java.io.Serializable;
            import java.util.Map;
            import java.util.Optional;
            import java.util.ServiceLoader;
            import org.paralleltask.ParallelTask;
            import org.paralleltask.Shared;
            import org.paralleltask.pool.Workers;

            final class Greeter {
              private Greeter() {}

              record Customer(String name, Optional<String> title) implements Serializable {}

              @ParallelTask(workers = 1)
              static String greet(Customer customer) {
                Greeting greeting = ServiceLoader.load(Greeting.class).findFirst()
                    .orElseGet(() -> name -> "(no service) " + name);
                return greeting.to(customer.title().orElse("") + customer.name())
                    + (Greeter.class.getModule().isNamed() ? " in " + Greeter.class.getModule().getName() : "");
              }

              @ParallelTask(workers = 1)
              static long processId() {
                return ProcessHandle.current().pid();
              }

              record Prices(Map<String, Integer> byArticle) {}

              @ParallelTask(workers = 1)
              static String price(String article, @Shared Prices prices) {
                return article + ": " + prices.byArticle().get(article);
              }

              public static void main(String[] args) {
                try (GreetPool pool = GreetPool.open()) {
                  System.out.println(pool.call(new Customer("Ada", Optional.of("Dr. "))));
                }
                try (PricePool pool = PricePool.open(new Prices(Map.of("tea", 3)))) {
                  System.out.println(pool.call("tea"));
                }
                try (Workers workers = Workers.open(options -> options.workers(1));
                    PricePool lower = PricePool.open(new Prices(Map.of("tea", 2)), workers);
                    PricePool higher = PricePool.open(new Prices(Map.of("tea", 4)), workers, options -> options.retries(1));
                    ProcessIdPool ids = ProcessIdPool.open(workers);
                    GreetPool pool = GreetPool.open(workers)) {
                  System.out.println(pool.call(new Customer("Bob", Optional.empty())));
                  System.out.println(lower.call("tea") + ", " + higher.call("tea"));
                  System.out.println(ids.call() != ProcessHandle.current().pid());
                }
              }
            }
            """);

    private static final String RUNTIME = UserProgram.RUNTIME;

    @TempDir
    private Path directory;

    private UserProgram program;

    @BeforeEach
    void writeSources() throws IOException {
        program = new UserProgram(directory).write(PROGRAM);
    }

    @Test
    void runsInAModuleThatOpensNothing() throws Exception {
        program.compile("--module-path", RUNTIME);

        assertThat(program.run(
                        "--module-path",
                        RUNTIME + File.pathSeparator + program.classes(),
                        "-m",
                        "com.acme.shop/com.acme.shop.Greeter"))
                .containsExactly(
                        "Good day, Dr. Ada in com.acme.shop",
                        "tea: 3",
                        "Good day, Bob in com.acme.shop",
                        "tea: 2, tea: 4",
                        "true");
    }

    @Test
    void runsWhereTheModulePathIsRelativeAndWorkersStartElsewhere() throws Exception {
        program.compile("--module-path", RUNTIME);
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path runtime = directory.toRealPath().relativize(Path.of(RUNTIME).toRealPath());

        assertThat(program.run(
                        "-Dparalleltask.directory=" + elsewhere,
                        "--module-path",
                        runtime + File.pathSeparator + directory.relativize(program.classes()),
                        "-m",
                        "com.acme.shop/com.acme.shop.Greeter"))
                .contains("Good day, Dr. Ada in com.acme.shop", "true");
    }

    @Test
    void runsOnTheClassPath() throws Exception {
        Files.delete(directory.resolve("src/module-info.java"));
        program.compile("-cp", RUNTIME);

        assertThat(program.run("-cp", RUNTIME + File.pathSeparator + program.classes(), "com.acme.shop.Greeter"))
                .containsExactly("(no service) Dr. Ada", "tea: 3", "(no service) Bob", "tea: 2, tea: 4", "true");
    }

    @Test
    void runsOnTheClassPathWithTheRuntimeAsAModule() throws Exception {
        Files.delete(directory.resolve("src/module-info.java"));
        program.compile("-cp", RUNTIME);

        assertThat(program.run(
                        "--module-path",
                        RUNTIME,
                        "--add-modules",
                        "org.paralleltask",
                        "-cp",
                        program.classes(),
                        "com.acme.shop.Greeter"))
                .containsExactly("(no service) Dr. Ada", "tea: 3", "(no service) Bob", "tea: 2, tea: 4", "true");
    }
}
