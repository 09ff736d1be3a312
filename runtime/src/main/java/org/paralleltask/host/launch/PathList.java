package org.paralleltask.host.launch;

import java.io.File;

/** Paths in one text, as a class path has them. */
final class PathList {
    private PathList() {}

    /**
     * The same paths, but relative to nothing: a worker may start in another directory. An empty one is the current
     * directory, as it is to the JVM. (By {@link File}, which takes what this JVM cannot decode.)
     */
    static String absolute(String paths) {
        StringBuilder absolute = new StringBuilder();
        for (String path : paths.split(File.pathSeparator, -1)) {
            absolute.append(absolute.length() == 0 ? "" : File.pathSeparator).append(new File(path).getAbsolutePath());
        }
        return absolute.toString();
    }
}
