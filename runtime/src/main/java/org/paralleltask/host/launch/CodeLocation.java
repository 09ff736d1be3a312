package org.paralleltask.host.launch;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The jar or directory that classes were loaded from, if it is a file of the default file system: then a class path can
 * name it.
 */
final class CodeLocation {
    private static final String JAR = "jar:";
    private static final String IN_JAR = "!/";

    private CodeLocation() {}

    /** Where a class was loaded from; null if that is no file. */
    static @Nullable Path of(Class<?> type) {
        URL location = url(type);
        return location == null ? null : of(location);
    }

    /** Where a class came from, for a message. */
    static String text(Class<?> type) {
        URL location = url(type);
        return location == null ? "an unknown place" : location.toString();
    }

    /**
     * A class loader need not tell a class where it was loaded from, and the JDK's own does not always. Then the URL of
     * the class file is looked for.
     */
    private static @Nullable URL url(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            return source.getLocation();
        }
        String file = type.getName().replace('.', '/') + ".class";
        URL found = type.getResource("/" + file);
        if (found == null || !found.toString().endsWith(file)) {
            return null;
        }
        try {
            return new URL(found.toString().substring(0, found.toString().length() - file.length()));
        } catch (MalformedURLException aProtocolOfTheLoadersOwn) {
            return null;
        }
    }

    /**
     * The file of a class loader's URL; null if it is no file. Paths of other file systems are not taken, because a JVM
     * cannot load from them.
     */
    static @Nullable Path of(URL url) {
        try {
            String text = url.toString();
            if (text.startsWith(JAR) && text.indexOf(IN_JAR) == text.length() - IN_JAR.length()) {
                return of(new URL(text.substring(JAR.length(), text.length() - IN_JAR.length())));
            }
            return url.getProtocol().equals("file") ? file(url) : null;
        } catch (MalformedURLException noSuchProtocol) {
            return null;
        }
    }

    private static @Nullable Path file(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException notEncoded) { // agents and old tools make such URLs
            return new File(url.getPath()).toPath();
        } catch (IllegalArgumentException onAnotherMachine) {
            return null;
        }
    }
}
