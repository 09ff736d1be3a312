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
 * An executable jar or war of Spring Boot, whose libraries are jars inside it. A class path cannot name those. So a
 * worker is started by Boot's own {@code PropertiesLauncher}, which takes the main class and further paths as
 * properties.
 */
final class BootJar {
    /**
     * In it is Boot's class loader: {@code launch.LaunchedClassLoader} since 3.2, before that
     * {@code LaunchedURLClassLoader}.
     */
    private static final String PACKAGE = "org.springframework.boot.loader.";

    /** The directories of a war, which the launcher must be told. It knows those of a jar by itself. */
    private static final List<String> IN_WAR = List.of("WEB-INF/classes", "WEB-INF/lib", "WEB-INF/lib-provided");

    private final String launcher;
    private final Set<String> paths;

    private BootJar(String launcher, Set<String> paths) {
        this.launcher = launcher;
        this.paths = paths;
    }

    /**
     * The jar or war that the program was started from. Null if none of the class loaders is Boot's, or if one of them
     * loads from a place that Boot's launcher could not find.
     *
     * @param loader the class loader of the program's classes; its parents are looked at, too
     */
    static @Nullable BootJar of(@Nullable ClassLoader loader) {
        for (ClassLoader next = loader; next != null; next = next.getParent()) {
            if (next instanceof URLClassLoader launched
                    && next.getClass().getName().startsWith(PACKAGE)) {
                Path archive = CodeLocation.of(launched.getClass());
                boolean isUnpacked = archive == null || !Files.isRegularFile(archive);
                return isUnpacked ? null : of(loader, launched); // an unpacked one needs no launcher: it is plain files
            }
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // identity is meant: URLs of this one loader
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

    /** The flags that tell the launcher which class to start, and which further paths to load from. */
    List<String> flags(String mainClass) {
        String main = "-Dloader.main=" + mainClass;
        return paths.isEmpty() ? List.of(main) : List.of(main, "-Dloader.path=" + String.join(",", paths));
    }
}
