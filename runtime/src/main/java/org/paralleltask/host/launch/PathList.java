package org.paralleltask.host.launch;

import java.io.File;

/** Paths in one text, as a class path has them. */
final class PathList {
    private PathList() {}

    /**
     * The same paths, made absolute, because a worker may start in another directory. An empty path is the current
     * directory, as it is for the JVM. This uses {@link File}, because Path refuses names that this JVM cannot decode.
     */
    static String absolute(String paths) {
        StringBuilder absolute = new StringBuilder();
        for (String path : paths.split(File.pathSeparator, -1)) {
            absolute.append(absolute.length() == 0 ? "" : File.pathSeparator).append(new File(path).getAbsolutePath());
        }
        return absolute.toString();
    }
}
