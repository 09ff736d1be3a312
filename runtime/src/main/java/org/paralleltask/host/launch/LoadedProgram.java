package org.paralleltask.host.launch;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jars and directories of a program that runs in class loaders of a tool or server, so that they are not on
 * {@code java.class.path}.
 */
final class LoadedProgram {
    private static final String QUARKUS = "io.quarkus.bootstrap.runner.RunnerClassLoader";

    private LoadedProgram() {}

    /**
     * What the class loaders of this class load from, the innermost loader's first. A loader that does not tell adds
     * nothing, because its classes may come from where another one's do.
     *
     * @throws IllegalStateException if one of these is no file
     */
    static List<String> entries(Class<?> neighbour) {
        List<String> entries = new ArrayList<>();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        for (ClassLoader loader = neighbour.getClassLoader();
                loader != null && !loader.equals(system) && !loader.equals(platform);
                loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    entries.add(file(url, neighbour));
                }
            } else if (loader.getClass().getName().equals(QUARKUS)) {
                addQuarkus(entries, CodeLocation.of(loader.getClass()));
            }
        }
        return entries;
    }

    private static String file(URL url, Class<?> neighbour) {
        Path file = CodeLocation.of(url);
        if (file == null) {
            throw new IllegalStateException(neighbour.getName() + " was loaded by "
                    + neighbour.getClassLoader().getClass().getName() + ", and its " + url
                    + " is no file that a worker's JVM could have on its class path: say where the classes are, also those"
                    + " of ParallelTask, with options.classPath(List.of(…))");
        }
        return NativeText.of(file);
    }

    /**
     * Adds the jars of a Quarkus fast-jar. Its class loader has an index of its own, and takes the jars in this order.
     *
     * @param runner the jar with that class loader, {@code lib/boot/….jar}
     */
    private static void addQuarkus(List<String> entries, @Nullable Path runner) {
        Path root = runner == null
                ? null
                : runner.toAbsolutePath().resolveSibling("../..").normalize();
        if (root != null && Files.isRegularFile(root.resolve("quarkus/quarkus-application.dat"))) {
            entries.add(NativeText.of(root.resolve("quarkus/transformed-bytecode.jar")));
            entries.add(NativeText.of(root.resolve("quarkus/generated-bytecode.jar")));
            for (String directory : List.of("app", "lib/main", "lib/boot")) {
                addJars(entries, root.resolve(directory));
            }
        }
    }

    private static void addJars(List<String> entries, Path directory) {
        List<String> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
            for (Path file : files) {
                jars.add(NativeText.of(file));
            }
        } catch (IOException noSuchDirectory) {
            // without this directory there are no jars of this kind
        }
        Collections.sort(jars);
        entries.addAll(jars);
    }
}
