package org.paralleltask.host.archive;

import java.util.List;
import java.util.Optional;
import org.paralleltask.PoolOptions;
import org.paralleltask.host.launch.HeapBudget;
import org.paralleltask.host.launch.JvmFlags;

/** The kinds of archives of classes, and which of them a worker's JVM can use. */
enum ArchiveKind {
    /** Holds parsed classes. A JVM that it does not fit ignores it. */
    CLASSES("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xlog:cds*=off"),

    /**
     * Holds linked classes and objects; since Java 25. A JVM starts faster with it than with the other kind. But a JVM
     * that it does not fit shares no classes at all, not even Java's own, and starts slower than with no archive.
     */
    LINKED("-XX:AOTCacheOutput=", "-XX:AOTCache=", "-Xlog:aot*=off,cds*=off");

    private static final int FIRST_JAVA_WITH_LINKED = 25;

    /** A flag that contains one of these chooses an archive, or none. */
    private static final List<String> CHOICES = List.of("-Xshare", "Shared", "Archive", "AOT");

    /** With flags that begin like these a linked archive fits. It also fits with the flags that every worker has. */
    private static final List<String> FITTING =
            List.of("-D", "-ea", "-da", "-esa", "-enable", "-disable", "-Xss", "-Xms", "-Xmx", "-Xlog");

    /** In bytes. In a larger heap references have another width, and a linked archive does not fit. */
    private static final long LARGE_HEAP = 30L << 30;

    private final String toMake;
    private final String toUse;
    private final String quiet;

    ArchiveKind(String toMake, String toUse, String quiet) {
        this.toMake = toMake;
        this.toUse = toUse;
        this.quiet = quiet;
    }

    /**
     * The kind for workers; empty if the user's own flags choose an archive.
     *
     * @param flags the flags of the workers' JVMs, without those that every worker has
     */
    static Optional<ArchiveKind> of(List<String> flags, PoolOptions options) {
        boolean fits = Runtime.version().feature() >= FIRST_JAVA_WITH_LINKED;
        for (String flag : flags) {
            if (isChoice(flag)) {
                return Optional.empty();
            }
            fits &= JvmFlags.startsWithAny(flag, FITTING);
        }
        for (String variable : JvmFlags.VARIABLES) {
            String told = options.environment().get(variable);
            if (told != null && isChoice(told)) {
                return Optional.empty();
            }
            fits &= told == null;
        }
        return Optional.of(fits && HeapBudget.isHeapBelow(LARGE_HEAP, options) ? LINKED : CLASSES);
    }

    private static boolean isChoice(String flag) {
        boolean isChoice = false;
        for (String choice : CHOICES) {
            isChoice |= flag.contains(choice);
        }
        return isChoice && !flag.startsWith("-D");
    }

    /** The flag with which a JVM makes such an archive when it ends; the file's name is appended. */
    String flagToMake() {
        return toMake;
    }

    /** The flags to start with such an archive, and to print nothing if it cannot be used. */
    List<String> flagsToUse(String file) {
        return List.of(toUse + file, quiet);
    }
}
