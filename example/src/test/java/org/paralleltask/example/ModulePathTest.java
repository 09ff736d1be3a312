package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.ParallelTask;

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

    private static final String RUNTIME = locationOf(ParallelTask.class);
    private static final String PROCESSOR_PATH = Stream.of(processor(), JavaFile.class, ParallelTask.class)
            .map(ModulePathTest::locationOf)
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path directory;

    private Path sources;
    private Path classes;

    @BeforeEach
    void writeSources() throws IOException {
        sources = directory.resolve("src");
        classes = directory.resolve("classes");
        for (Map.Entry<String, String> file : PROGRAM.entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @Test
    void runsInAModuleThatOpensNothing() throws Exception {
        compile("--module-path", RUNTIME);

        assertThat(run(
                        "--module-path",
                        RUNTIME + File.pathSeparator + classes,
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
        compile("--module-path", RUNTIME);
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path runtime = directory.toRealPath().relativize(Path.of(RUNTIME).toRealPath());

        assertThat(run(
                        "-Dparalleltask.directory=" + elsewhere,
                        "--module-path",
                        runtime + File.pathSeparator + directory.relativize(classes),
                        "-m",
                        "com.acme.shop/com.acme.shop.Greeter"))
                .contains("Good day, Dr. Ada in com.acme.shop", "true");
    }

    @Test
    void runsOnTheClassPath() throws Exception {
        Files.delete(sources.resolve("module-info.java"));
        compile("-cp", RUNTIME);

        assertThat(run("-cp", RUNTIME + File.pathSeparator + classes, "com.acme.shop.Greeter"))
                .containsExactly("(no service) Dr. Ada", "tea: 3", "(no service) Bob", "tea: 2, tea: 4", "true");
    }

    @Test
    void runsOnTheClassPathWithTheRuntimeAsAModule() throws Exception {
        Files.delete(sources.resolve("module-info.java"));
        compile("-cp", RUNTIME);

        assertThat(run(
                        "--module-path",
                        RUNTIME,
                        "--add-modules",
                        "org.paralleltask",
                        "-cp",
                        classes.toString(),
                        "com.acme.shop.Greeter"))
                .containsExactly("(no service) Dr. Ada", "tea: 3", "(no service) Bob", "tea: 2, tea: 4", "true");
    }

    private void compile(String... pathOptions) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sourceFiles = Files.walk(sources)) {
            List<String> options = Stream.concat(
                            Stream.of("-processorpath", PROCESSOR_PATH, "-d", classes.toString()),
                            Stream.of(pathOptions))
                    .toList();
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sourceFiles.filter(Files::isRegularFile).toList()))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private List<String> run(String... arguments) throws Exception {
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()),
                                Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return Files.readAllLines(out);
        } finally {
            process.destroyForcibly();
        }
    }

    /** By name: to compile against it, one would need the annotations that it is compiled with. */
    private static Class<?> processor() {
        try {
            return Class.forName("org.paralleltask.processor.ParallelTaskProcessor");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
