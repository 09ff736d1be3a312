package org.paralleltask.host.launch;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolOptions;
import org.paralleltask.codec.bytes.PathText;
import org.paralleltask.wire.ExactProperties;

/**
 * The command that starts a JVM like this one, with a given main class: the same Java, class path and module path, and
 * the flags that a worker needs.
 *
 * @param prefix the words before {@code java}
 * @param java the {@code java} program
 * @param arguments the words between {@code java} and the main class; passed in a file, because a class path may be
 *     longer than a command line may be
 * @param main the main class, as {@code java} takes it
 */
public record JavaCommand(List<String> prefix, Path java, List<String> arguments, List<String> main) {
    /** Only named, because the packages of the parent's side do not depend on those of the worker's side. */
    private static final String LIBRARY_CLASS = "org.paralleltask.worker.WorkerMain";

    /**
     * The command for worker processes.
     *
     * @param mainClass the binary name of the main class
     * @param neighbour a class of the same module and class loader
     * @throws IllegalArgumentException if an option cannot be met
     * @throws IllegalStateException if a new JVM could not find the class, or if there is no {@code java} program
     */
    public static JavaCommand of(String mainClass, Class<?> neighbour, PoolOptions options) {
        List<String> arguments = new ArrayList<>(JvmFlags.forWorkers(options));
        BootJar boot = isOnOwnPath(neighbour) || !options.classPath().isEmpty()
                ? null
                : BootJar.of(neighbour.getClassLoader());
        addPaths(arguments, mainClass, neighbour, options, boot);
        if (boot != null) {
            arguments.addAll(boot.flags(mainClass));
        }
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
                JavaProgram.forWorkers(neighbour, options),
                List.copyOf(arguments),
                boot == null ? mainOf(mainClass, neighbour.getModule()) : List.of(boot.launcher()));
    }

    /** The command for worker processes of another program, whose classes are all on this class path. */
    public static JavaCommand onClassPath(String mainClass, List<Path> classPath, PoolOptions options) {
        List<String> arguments = new ArrayList<>(JvmFlags.forWorkers(options));
        arguments.add("-cp");
        arguments.add(classPath.stream().map(NativeText::of).collect(Collectors.joining(File.pathSeparator)));
        arguments.addAll(options.jvmArgs());
        return new JavaCommand(List.of(), JavaProgram.own(), List.copyOf(arguments), List.of(mainClass));
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

    /** Whether a JVM of the same class path or module path finds this class. */
    private static boolean isOnOwnPath(Class<?> neighbour) {
        return ClassLoader.getSystemClassLoader().equals(neighbour.getClassLoader()) || isModule(neighbour.getModule());
    }

    /** Whether a new JVM has this as a module. A module of another layer than the boot layer is none to it. */
    private static boolean isModule(Module module) {
        return module.isNamed() && ModuleLayer.boot().equals(module.getLayer());
    }

    private static List<String> mainOf(String mainClass, Module module) {
        return isModule(module) ? List.of("-m", module.getName() + "/" + mainClass) : List.of(mainClass);
    }

    private static void addPaths(
            List<String> arguments, String mainClass, Class<?> neighbour, PoolOptions options, @Nullable BootJar boot) {
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null && !modulePath.isEmpty()) {
            arguments.add("--module-path");
            arguments.add(PathList.absolute(modulePath));
            // With the worker's root module alone, modules that only this program asks for would be missing, such as
            // providers of services.
            arguments.add("--add-modules");
            arguments.add(ModuleLayer.boot().modules().stream()
                    .map(Module::getName)
                    .sorted()
                    .collect(Collectors.joining(",")));
        }
        String classPath = classPath(mainClass, neighbour, options, boot);
        if (!classPath.isEmpty()) {
            arguments.add("-cp");
            arguments.add(classPath);
        }
    }

    private static String classPath(String mainClass, Class<?> neighbour, PoolOptions options, @Nullable BootJar boot) {
        Set<String> entries = new LinkedHashSet<>();
        // The library comes first, so that one archive of its classes fits every program.
        Path library = library();
        if (library != null) {
            entries.add(NativeText.of(library));
        }
        boolean isOwn = options.classPath().isEmpty();
        if (isOwn) {
            if (!isOnOwnPath(neighbour) && boot == null) {
                entries.addAll(LoadedProgram.entries(neighbour));
            }
            String own = System.getProperty("java.class.path", "");
            // Without a main module, an empty class path means the current directory.
            if (!own.isEmpty() || System.getProperty("jdk.module.main") == null) {
                entries.addAll(List.of(own.split(File.pathSeparator, -1)));
            }
        } else {
            for (Path path : options.classPath()) {
                entries.add(NativeText.of(path));
            }
        }
        // Relative entries mean this process's directory. Workers may start in another one.
        String absolute = entries.isEmpty() ? "" : PathList.absolute(String.join(File.pathSeparator, entries));
        if (boot == null && !isModule(neighbour.getModule()) && !(isOwn && isOnOwnPath(neighbour))) {
            check(mainClass, neighbour, absolute, isOwn);
        }
        return absolute;
    }

    /** Refuses a class path that lacks a class. A worker that cannot find its class would report less. */
    private static void check(String mainClass, Class<?> neighbour, String classPath, boolean isOwn) {
        boolean isThere = ClassPathCheck.has(mainClass, classPath);
        String missing = isThere ? LIBRARY_CLASS : mainClass;
        if (isThere && (JavaCommand.class.getModule().isNamed() || ClassPathCheck.has(LIBRARY_CLASS, classPath))) {
            return;
        }
        if (!isOwn) {
            throw new IllegalArgumentException("classPath must have all classes that workers need, also those of"
                    + " ParallelTask: there is no " + missing + " in " + classPath);
        }
        throw new IllegalStateException(neighbour.getName() + " was loaded by "
                + nameOf(neighbour.getClassLoader()) + " from " + CodeLocation.text(neighbour)
                + ", and a worker's JVM could not find " + missing + " in " + classPath
                + ": say where the program's classes are, also those of ParallelTask, with"
                + " options.classPath(List.of(…))");
    }

    /** Whether workers whose main class is one of this library find the class, too. */
    public static boolean isBesideThisLibrary(Class<?> type) {
        return isOnOwnPath(type) || Objects.equals(type.getClassLoader(), JavaCommand.class.getClassLoader());
    }

    /**
     * Looks for a class on the class path of workers.
     *
     * @throws IllegalStateException if it is not there
     */
    public void checkFinds(Class<?> type) {
        int flag = arguments.lastIndexOf("-cp");
        String classPath = flag < 0 ? "" : arguments.get(flag + 1);
        if (!isModule(type.getModule()) && !ClassPathCheck.has(type.getName(), classPath)) {
            throw new IllegalStateException(
                    type.getName() + " was loaded by " + nameOf(type.getClassLoader()) + " from "
                            + CodeLocation.text(type) + ", and given workers could not find it in " + classPath
                            + ": say where the classes of all their pools are, also those of ParallelTask, with"
                            + " Workers.open(options -> options.classPath(List.of(…)))");
        }
    }

    private static String nameOf(@Nullable ClassLoader loader) {
        return loader == null ? "the JVM" : loader.getClass().getName();
    }

    /** This library's jar, the first on the class path of workers; empty if it is no jar, or is a module. */
    public static Optional<Path> jarOfThisLibrary() {
        Path library = library();
        return library != null && Files.isRegularFile(library)
                ? Optional.of(library.toAbsolutePath())
                : Optional.empty();
    }

    /** The jar or directory of this library; null if no class path can name it, or if it is a module. */
    private static @Nullable Path library() {
        if (JavaCommand.class.getModule().isNamed()) {
            return null;
        }
        Path found = CodeLocation.of(JavaCommand.class);
        boolean isThere = found != null
                // For a class in a packed web application, an application server names the whole archive, which a class
                // path cannot use: so it is looked whether the class is found there.
                && (isOnOwnPath(JavaCommand.class) || ClassPathCheck.has(LIBRARY_CLASS, NativeText.of(found)));
        return isThere ? found : null;
    }

    /** The words of the command, once {@link #writeArgumentFile} has written the file. */
    public List<String> words(Path argumentFile) {
        List<String> words = new ArrayList<>(prefix);
        words.add(java.toString());
        words.add("@" + argumentFile);
        words.addAll(main);
        return words;
    }

    /** The whole command without an argument file, as a person would type it. */
    public List<String> expanded() {
        List<String> words = new ArrayList<>(prefix);
        words.add(java.toString());
        words.addAll(arguments);
        words.addAll(main);
        return words;
    }

    /**
     * Writes the arguments in the format that the {@code java} launcher documents for argument files: quoted, one a
     * line. The launcher takes the bytes as they are.
     *
     * @param first further arguments of this one start, which come before the others
     */
    public void writeArgumentFile(Path file, List<String> first) throws IOException {
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
        } catch (IOException e) { // such as "No space left on device", which does not name the file
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
