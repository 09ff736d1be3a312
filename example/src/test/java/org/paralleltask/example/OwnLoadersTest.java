package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that is loaded by a class loader of its own, as application servers, plugins and build tools do it. */
@Timeout(120)
class OwnLoadersTest {
    private static final Map<String, String> LAUNCHERS = Map.of(
            "Hidden.java",
            """
            import java.io.File;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.Arrays;

            /** Loads classes from directories, and does not tell from which. */
            public final class Hidden extends ClassLoader {
              private final String[] directories;

              private Hidden(String[] directories) {
                this.directories = directories;
              }

              @Override
              protected Class<?> findClass(String name) throws ClassNotFoundException {
                for (String directory : directories) {
                  Path file = Path.of(directory, name.replace('.', '/') + ".class");
                  if (Files.exists(file)) {
                    try {
                      byte[] bytes = Files.readAllBytes(file);
                      return defineClass(name, bytes, 0, bytes.length);
                    } catch (java.io.IOException e) {
                      throw new ClassNotFoundException(name, e);
                    }
                  }
                }
                throw new ClassNotFoundException(name);
              }

              public static void main(String[] args) throws Exception {
                Launch.run(new Hidden(args[0].split(File.pathSeparator)), args);
              }
            }
            """,
            "Packed.java",
            """
            import java.net.URL;
            import java.net.URLClassLoader;

            /** Loads classes from within an archive, as application servers do that leave it packed. */
            public final class Packed {
              private Packed() {}

              public static void main(String[] args) throws Exception {
                Launch.run(new URLClassLoader(new URL[] {new URL("jar:file:" + args[0] + "!/WEB-INF/classes/")}), args);
              }
            }
            """,
            "Plugin.java",
            """
            import java.io.File;
            import java.net.URL;
            import java.net.URLClassLoader;
            import java.nio.file.Path;

            /** Loads a program beside this library, which it has itself. */
            public final class Plugin {
              private Plugin() {}

              public static void main(String[] args) throws Exception {
                String[] paths = args[0].split(File.pathSeparator);
                URL[] urls = new URL[paths.length];
                for (int i = 0; i < urls.length; i++) {
                  urls[i] = Path.of(paths[i]).toUri().toURL();
                }
                Launch.run(new URLClassLoader(urls), args);
              }
            }
            """,
            "Launch.java",
            """
            import java.util.Arrays;

            final class Launch {
              private Launch() {}

              static void run(ClassLoader loader, String[] args) throws Exception {
                Thread.currentThread().setContextClassLoader(loader);
                try {
                  loader.loadClass("com.acme.Shop").getMethod("main", String[].class)
                      .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
                } catch (java.lang.reflect.InvocationTargetException e) {
                  System.out.println(e.getCause());
                }
              }
            }
            """,
            "io/quarkus/bootstrap/runner/RunnerClassLoader.java",
            """
            package io.quarkus.bootstrap.runner;

            import java.io.IOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.security.CodeSource;
            import java.security.ProtectionDomain;
            import java.util.Arrays;
            import java.util.List;
            import java.util.jar.JarFile;
            import java.util.stream.Stream;

            /** As Quarkus' own: no URLClassLoader, and it finds classes by an index. */
            public final class RunnerClassLoader extends ClassLoader {
              private final List<Path> jars;

              private RunnerClassLoader(List<Path> jars) {
                this.jars = jars;
              }

              @Override
              protected Class<?> findClass(String name) throws ClassNotFoundException {
                for (Path path : jars) {
                  try (JarFile jar = new JarFile(path.toFile())) {
                    var entry = jar.getEntry(name.replace('.', '/') + ".class");
                    if (entry != null) {
                      byte[] bytes = jar.getInputStream(entry).readAllBytes();
                      CodeSource source = new CodeSource(path.toUri().toURL(), (java.security.cert.Certificate[]) null);
                      return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
                    }
                  } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                  }
                }
                throw new ClassNotFoundException(name);
              }

              public static void main(String[] args) throws Exception {
                Path root = Path.of(RunnerClassLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .getParent().getParent().getParent();
                List<Path> jars;
                try (Stream<Path> files = Files.walk(root)) {
                  jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
                }
                ClassLoader loader = new RunnerClassLoader(jars);
                Thread.currentThread().setContextClassLoader(loader);
                loader.loadClass("com.acme.Shop").getMethod("main", String[].class).invoke(null, (Object) args);
              }
            }
            """);

    @TempDir
    private static Path directory;

    private static UserProgram program;
    private static Path launchers;
    private static Path library;

    @BeforeAll
    static void compile() throws IOException {
        program = ShopProgram.compile(directory);
        library = ShopProgram.runtime(directory);
        launchers = new UserProgram(directory.resolve("launcher"))
                .write(LAUNCHERS)
                .compile("-proc:none", "-nowarn")
                .classes();
    }

    /** All classes, as a loader of directories needs them. */
    private static String unpacked() throws IOException {
        Path all = directory.resolve("all");
        if (!Files.exists(all)) {
            Jars.unpack(library, all);
            Jars.unpack(ShopProgram.polite(directory), all);
        }
        return all + File.pathSeparator + program.classes();
    }

    private static String classPath() {
        return Stream.of(program.classes(), ShopProgram.polite(directory), library)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void refusesClassesOfWhichNobodyKnowsWhereTheyAre() throws Exception {
        assertThat(program.run("-cp", launchers, "Hidden", unpacked(), "."))
                .singleElement()
                .asString()
                .isEqualTo("java.lang.IllegalStateException: com.acme.GreetWorker was loaded by Hidden from an unknown"
                        + " place, and a worker's JVM could not find com.acme.GreetWorker in " + launchers
                        + ": say where the program's classes are, also those of ParallelTask, with"
                        + " options.classPath(List.of(…))");
    }

    @Test
    void theOptionClassPathCountsWhereNobodyKnowsWhereClassesAre() throws Exception {
        ShopProgram.assertRuns(
                program, directory, "-Dshop.classPath=" + classPath(), "-cp", launchers, "Hidden", unpacked());
    }

    @Test
    void theOptionClassPathMustHaveTheWorkersClass() throws Exception {
        assertThat(program.run("-Dshop.classPath=" + library, "-cp", launchers, "Hidden", unpacked(), "."))
                .containsExactly(
                        "java.lang.IllegalArgumentException: classPath must have all classes that workers need,"
                                + " also those of ParallelTask: there is no com.acme.GreetWorker in " + library);
    }

    @Test
    void theOptionClassPathMustHaveThisLibrary() throws Exception {
        assertThat(program.run("-Dshop.classPath=" + program.classes(), "-cp", launchers, "Hidden", unpacked(), "."))
                .containsExactly(
                        "java.lang.IllegalArgumentException: classPath must have all classes that workers need,"
                                + " also those of ParallelTask: there is no org.paralleltask.worker.WorkerMain in "
                                + program.classes());
    }

    /** As the JVM, which a manifest sends on to other jars. */
    @Test
    void theOptionClassPathMayBeAJarThatNamesTheOthers() throws Exception {
        Path all = directory.resolve("jars/all.jar");
        Jars.write(all, "Class-Path", "polite.jar paralleltask-runtime.jar ../classes/")
                .close();

        ShopProgram.assertRuns(program, directory, "-Dshop.classPath=" + all, "-cp", launchers, "Hidden", unpacked());
    }

    @Test
    void theOptionClassPathMayBeAllJarsOfADirectory() throws Exception {
        Path jars = directory.resolve("all jars");
        Jars.of(program.classes(), jars.resolve("shop.JAR"));
        Jars.of(library, jars.resolve("library.jar"));
        Jars.of(ShopProgram.polite(directory), jars.resolve("polite.jar"));

        ShopProgram.assertRuns(
                program, directory, "-Dshop.classPath=" + jars.resolve("*"), "-cp", launchers, "Hidden", unpacked());
    }

    @Test
    void refusesAnArchiveThatIsPacked() throws Exception {
        assertThat(program.run("-cp", launchers, "Packed", packed(), "."))
                .singleElement()
                .asString()
                .isEqualTo("java.lang.IllegalStateException: com.acme.GreetWorker was loaded by"
                        + " java.net.URLClassLoader, and its jar:file:" + packed()
                        + "!/WEB-INF/classes/ is no file that a"
                        + " worker's JVM could have on its class path: say where the classes are, also those of"
                        + " ParallelTask, with options.classPath(List.of(…))");
    }

    @Test
    void theOptionClassPathCountsInAnArchiveThatIsPacked() throws Exception {
        ShopProgram.assertRuns(
                program, directory, "-Dshop.classPath=" + classPath(), "-cp", launchers, "Packed", packed());
    }

    private static Path packed() throws IOException {
        Path war = directory.resolve("shop.war");
        if (!Files.exists(war)) {
            unpacked();
            try (Jars archive = Jars.write(war)) {
                archive.tree("WEB-INF/classes/", directory.resolve("all")).tree("WEB-INF/classes/", program.classes());
            }
        }
        return war;
    }

    /** Those of a pool of its own begin with the task's class; given ones are this library's. */
    @Test
    void refusesAPoolOnGivenWorkersThatDoNotHaveItsClass() throws Exception {
        String own = launchers + File.pathSeparator + library;
        String plugin = program.classes() + File.pathSeparator + ShopProgram.polite(directory);

        assertThat(program.run("-cp", own, "Plugin", plugin, "."))
                .containsExactly(
                        "Good day, Ada",
                        "java.lang.IllegalStateException: com.acme.SellWorker was loaded by java.net.URLClassLoader from "
                                + program.classes().toUri().toURL() + ", and given workers could not find it in "
                                + library + File.pathSeparator + launchers
                                + ": say where the classes of all their pools are, also those of ParallelTask, with"
                                + " Workers.open(options -> options.classPath(List.of(…)))");
        ShopProgram.assertRuns(program, directory, "-Dshop.classPath=" + classPath(), "-cp", own, "Plugin", plugin);
    }

    @Test
    void runsInAFastJarOfQuarkus() throws Exception {
        Path root = directory.resolve("quarkus-app");
        try (Jars runner = Jars.write(root.resolve("lib/boot/runner.jar"))) {
            runner.tree("", launchers);
        }
        Jars.of(library, root.resolve("lib/main/org.paralleltask.paralleltask-runtime.jar"));
        Jars.of(ShopProgram.polite(directory), root.resolve("lib/main/com.acme.polite.jar"));
        Jars.of(program.classes(), root.resolve("app/shop.jar"));
        Jars.write(root.resolve("quarkus/generated-bytecode.jar")).close();
        Files.createFile(root.resolve("quarkus/quarkus-application.dat"));
        Jars.write(
                        root.resolve("quarkus-run.jar"),
                        "Main-Class",
                        "io.quarkus.bootstrap.runner.RunnerClassLoader",
                        "Class-Path",
                        "lib/boot/runner.jar")
                .close();

        ShopProgram.assertRuns(program, directory, "-jar", "quarkus-app/quarkus-run.jar");
    }
}
