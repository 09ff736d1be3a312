package org.paralleltask.host.archive;

import java.util.List;
import java.util.Optional;
import org.paralleltask.PoolOptions;
import org.paralleltask.host.launch.HeapBudget;
import org.paralleltask.host.launch.JvmFlags;

/** What an archive of classes can hold, and which a worker's JVM can take. */
enum ArchiveKind {
    /** Classes as they are once they have been parsed. One that does not fit is left aside. */
    CLASSES("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xlog:cds*=off"),

    /**
     * Since Java 25: what they have been linked to, too, and objects. It starts faster; but a JVM that has been given one
     * which does not fit shares no classes at all, not even Java's own, and starts slower than with none.
     */
    LINKED("-XX:AOTCacheOutput=", "-XX:AOTCache=", "-Xlog:aot*=off,cds*=off");

    private static final int FIRST_JAVA_WITH_LINKED = 25;

    /** Flags with something of this in them choose an archive, or none. */
    private static final List<String> CHOICES = List.of("-Xshare", "Shared", "Archive", "AOT");

    /** With these, by their beginnings, a linked one fits; also with the flags that every worker has. */
    private static final List<String> FITTING =
            List.of("-D", "-ea", "-da", "-esa", "-enable", "-disable", "-Xss", "-Xms", "-Xmx", "-Xlog");

    /** A larger heap has other references, and so has a linked archive. */
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
     * The one for workers; empty if the user's own flags choose.
     *
     * @param flags of the workers' JVMs, without those that every worker has
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

    /** The flag with which a JVM makes one as it ends, up to the file. */
    String flagToMake() {
        return toMake;
    }

    /** The flags to start with one. The JVM is to say nothing if it does not take it. */
    List<String> flagsToUse(String file) {
        return List.of(toUse + file, quiet);
    }
}
