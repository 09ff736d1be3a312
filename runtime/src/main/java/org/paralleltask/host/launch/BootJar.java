package org.paralleltask.host.launch;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An executable jar or war of Spring Boot, whose libraries are jars within it. A class path cannot name those. So a worker
 * is started by Boot's own launcher, the one that is told the main class and where to find more.
 */
final class BootJar {
    /** Since 3.2 {@code launch.LaunchedClassLoader}, before that {@code LaunchedURLClassLoader}. */
    private static final String PACKAGE = "org.springframework.boot.loader.";

    /** What a war holds. What a jar holds, the launcher knows by itself. */
    private static final List<String> IN_WAR = List.of("WEB-INF/classes", "WEB-INF/lib", "WEB-INF/lib-provided");

    private final String launcher;
    private final Set<String> paths;

    private BootJar(String launcher, Set<String> paths) {
        this.launcher = launcher;
        this.paths = paths;
    }

    /**
     * Null if none of these class loaders is Boot's, or one has what its launcher could not find.
     *
     * @param loader of the program's classes
     */
    static @Nullable BootJar of(@Nullable ClassLoader loader) {
        for (ClassLoader next = loader; next != null; next = next.getParent()) {
            if (next instanceof URLClassLoader launched
                    && next.getClass().getName().startsWith(PACKAGE)) {
                Path archive = CodeLocation.of(launched.getClass());
                boolean isUnpacked = archive == null || !Files.isRegularFile(archive);
                return isUnpacked ? null : of(loader, launched); // then all of it are files
            }
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // the very loader
    private static @Nullable BootJar of(@Nullable ClassLoader loader, URLClassLoader launched) {
        String launcher = launched.getClass().getPackageName() + ".PropertiesLauncher";
        Set<String> paths = new LinkedHashSet<>();
        boolean isWar = false;
        boolean isWhole = launched.getParent().getResource(launcher.replace('.', '/') + ".class") != null;
        for (ClassLoader next = loader; next != null && next != launched.getParent(); next = next.getParent()) {
            URL[] urls = next instanceof URLClassLoader some ? some.getURLs() : new URL[0];
            for (URL url : urls) {
                Path file = CodeLocation.of(url);
                if (file == null) {
                    isWhole &= next == launched;
                    isWar |= url.toString().contains("!WEB-INF/")
                            || url.toString().contains("!/WEB-INF/");
                } else {
                    isWhole &= file.toString().indexOf(',') < 0;
                    paths.add(NativeText.of(file));
                }
            }
        }
        if (isWar) {
            paths.addAll(IN_WAR);
        }
        return isWhole ? new BootJar(launcher, paths) : null;
    }

    /** The main class of workers. */
    String launcher() {
        return launcher;
    }

    /** What tells the launcher which class to start, and where to find more than it does by itself. */
    List<String> flags(String mainClass) {
        String main = "-Dloader.main=" + mainClass;
        return paths.isEmpty() ? List.of(main) : List.of(main, "-Dloader.path=" + String.join(",", paths));
    }
}
