package org.paralleltask.host.launch;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks for a worker's class where the worker's JVM will look, and in the same way. It is needed for class paths that
 * the library or the user has put together. {@code java.class.path} needs no check: this program has found its classes
 * there.
 */
final class ClassPathCheck {
    private static final String ALL_JARS = File.separator + "*";

    private ClassPathCheck() {}

    /**
     * Whether there is a class of this binary name. Also true if the class path has characters that this JVM's encoding
     * lacks, because then this JVM cannot look.
     */
    static boolean has(String className, String classPath) {
        if (!NativeText.isPassedOn(classPath)) {
            return true;
        }
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (entry.endsWith(ALL_JARS)) {
                addJars(urls, new File(entry).getParentFile());
            } else {
                urls.add(url(new File(entry)));
            }
        }
        try (URLClassLoader there = new URLClassLoader(urls.toArray(new URL[0]), null)) {
            return there.findResource(className.replace('.', '/') + ".class") != null;
        } catch (IOException itDoesNotClose) {
            return true;
        }
    }

    private static void addJars(List<URL> urls, File directory) {
        File[] files = directory.listFiles();
        for (File file : files == null ? new File[0] : files) {
            if (file.getName().toLowerCase(Locale.ROOT).endsWith(".jar")) {
                urls.add(url(file));
            }
        }
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
