package org.paralleltask.pool;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.codec.PathText;
import org.paralleltask.wire.ExactProperties;

/**
 * The command that starts a JVM like this one, with a given main class: the same Java, class path and module path, and
 * the flags that a worker needs.
 *
 * @param prefix what stands before {@code java}
 * @param java the {@code java} program
 * @param arguments what stands between {@code java} and the main class; passed in a file, for a class path may be longer
 *     than a command line
 * @param main the main class, as {@code java} takes it
 */
record JavaCommand(List<String> prefix, Path java, List<String> arguments, List<String> main) {

    /**
     * The command for worker processes.
     *
     * @param mainClass the binary name of the main class
     * @param neighbour a class of the same module and class loader
     * @throws IllegalArgumentException if an option cannot be met
     * @throws IllegalStateException if a new JVM could not find the class
     */
    static JavaCommand of(String mainClass, Class<?> neighbour, PoolOptions options) {
        List<String> arguments = new ArrayList<>(JvmFlags.forWorkers(options));
        addPaths(arguments, neighbour, options);
        arguments.addAll(options.jvmArgs());
        if (options.directory().isPresent()) {
            checkDirectory(options.directory().get());
        }
        NativeText.check("class " + mainClass, mainClass);
        for (String word : options.commandPrefix()) {
            NativeText.check("commandPrefix " + word, word);
        }
        for (Map.Entry<String, String> variable : options.environment().entrySet()) {
            NativeText.check("environment variable " + variable.getKey(), variable.getKey() + variable.getValue());
        }
        return new JavaCommand(
                options.commandPrefix(),
                javaOfThisProcess(),
                List.copyOf(arguments),
                mainOf(mainClass, neighbour.getModule()));
    }

    private static void checkDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "directory must be an existing directory for the workers to start in; it was " + directory);
        }
        if (!PathText.isExact(directory)) {
            throw new IllegalArgumentException(
                    "directory " + directory + " has a name that this JVM cannot pass on to a"
                            + " process: run the program in a locale that has its characters, such as LC_ALL=C.UTF-8");
        }
    }

    /** The Java that runs this, whatever {@code PATH} says. */
    static Path javaOfThisProcess() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path java = bin.resolve("java");
        return Files.exists(java) ? java : bin.resolve("java.exe");
    }

    private static List<String> mainOf(String mainClass, Module module) {
        return module.isNamed() ? List.of("-m", module.getName() + "/" + mainClass) : List.of(mainClass);
    }

    private static void addPaths(List<String> arguments, Class<?> neighbour, PoolOptions options) {
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null && !modulePath.isEmpty()) {
            arguments.add("--module-path");
            arguments.add(PathList.absolute(modulePath));
            // The worker's root module alone would drop what this program has beside it, providers of services first.
            arguments.add("--add-modules");
            arguments.add(ModuleLayer.boot().modules().stream()
                    .map(Module::getName)
                    .sorted()
                    .collect(Collectors.joining(",")));
        }
        String classPath = classPath(neighbour, options);
        if (!classPath.isEmpty()) {
            arguments.add("-cp");
            arguments.add(classPath);
        }
    }

    private static String classPath(Class<?> neighbour, PoolOptions options) {
        Set<String> entries = new LinkedHashSet<>();
        // First, so that one class-data archive of these classes can serve every program.
        if (!JavaCommand.class.getModule().isNamed()) {
            entries.add(locationOfThisLibrary());
        }
        if (options.classPath().isEmpty()) {
            addLoaders(entries, neighbour);
            String own = System.getProperty("java.class.path", "");
            if (!own.isEmpty() || System.getProperty("jdk.module.main") == null) { // empty, it is the current directory
                entries.addAll(List.of(own.split(File.pathSeparator, -1)));
            }
        } else {
            for (Path path : options.classPath()) {
                entries.add(NativeText.of(path));
            }
        }
        // Relative to this process's directory, not to the workers'.
        return entries.isEmpty() ? "" : PathList.absolute(String.join(File.pathSeparator, entries));
    }

    /** The first on the class path of workers; empty if that is no jar, or they get this library as a module. */
    static Optional<Path> jarOfThisLibrary() {
        if (JavaCommand.class.getModule().isNamed()) {
            return Optional.empty();
        }
        Path jar = Path.of(locationOfThisLibrary()).toAbsolutePath();
        return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    }

    private static String locationOfThisLibrary() {
        CodeSource source = JavaCommand.class.getProtectionDomain().getCodeSource();
        @Nullable URL location = source == null ? null : source.getLocation();
        if (location == null) {
            throw new IllegalStateException(
                    "ParallelTask cannot find its own jar: it was loaded by " + JavaCommand.class.getClassLoader());
        }
        return fileOf(location);
    }

    /** A program that a tool runs in a class loader of its own is not on {@code java.class.path}. */
    private static void addLoaders(Set<String> entries, Class<?> neighbour) {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        for (ClassLoader loader = neighbour.getClassLoader();
                loader != null && !loader.equals(system) && !loader.equals(platform);
                loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    entries.add(fileOf(url));
                }
            } else if (!neighbour.getModule().isNamed()) {
                throw new IllegalStateException(neighbour.getName() + " was loaded by " + loader
                        + ", and a new JVM could not find it there: say where its classes are with"
                        + " options.classPath(List.of(…))");
            }
        }
    }

    private static String fileOf(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            throw new IllegalStateException(
                    url + " is no file that a new JVM could have on its class path: say where the classes are with"
                            + " options.classPath(List.of(…))",
                    notAFile);
        }
    }

    /** The words to start, once {@link #writeArgumentFile} has written the file. */
    List<String> words(Path argumentFile) {
        List<String> words = new ArrayList<>(prefix);
        words.add(java.toString());
        words.add("@" + argumentFile);
        words.addAll(main);
        return words;
    }

    /** The whole command, as one would type it. */
    List<String> expanded() {
        List<String> words = new ArrayList<>(prefix);
        words.add(java.toString());
        words.addAll(arguments);
        words.addAll(main);
        return words;
    }

    /**
     * Writes the arguments in the format that the {@code java} launcher documents: quoted, one a line. It reads bytes and
     * passes them on.
     *
     * @param first arguments of this one start, before all others
     */
    void writeArgumentFile(Path file, List<String> first) throws IOException {
        List<String> all = new ArrayList<>(first);
        all.addAll(arguments);
        String exact = ExactProperties.flag(all);
        if (!exact.isEmpty()) {
            all.add(exact);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        for (String argument : all) {
            quote(NativeText.bytes(argument), bytes);
        }
        try {
            Files.write(file, bytes.toByteArray());
        } catch (FileSystemException e) {
            throw e; // it names the file
        } catch (IOException e) { // no space left on the device: on which?
            FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private static void quote(byte[] argument, ByteArrayOutputStream out) {
        out.write('"');
        for (byte each : argument) {
            switch (each) {
                case '\\', '"' -> {
                    out.write('\\');
                    out.write(each);
                }
                case '\n' -> {
                    out.write('\\');
                    out.write('n');
                }
                case '\r' -> {
                    out.write('\\');
                    out.write('r');
                }
                default -> out.write(each);
            }
        }
        out.write('"');
        out.write('\n');
    }
}
