package org.paralleltask.host.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.paralleltask.system.SystemFeatures;

/**
 * How often the Linux kernel has killed a process of this process's cgroup for lack of memory. It is the key
 * {@code oom_kill} of {@code memory.events} (cgroup v2) or {@code memory.oom_control} (v1); see the kernel's
 * documentation of cgroups.
 */
public final class OomKills {
    private static final Path ROOT = SystemFeatures.CGROUPS;
    private static final String KEY = "oom_kill ";

    private OomKills() {}

    /** The count; empty if this system has none. */
    public static OptionalLong count() {
        try {
            for (String line : Files.readAllLines(SystemFeatures.PROC.resolve("self/cgroup"))) {
                String[] parts = line.split(":", 3); // hierarchy:controllers:/path
                if (parts.length == 3) {
                    OptionalLong count = parts[1].isEmpty()
                            ? read(ROOT, parts[2], "memory.events")
                            : parts[1].contains("memory")
                                    ? read(ROOT.resolve("memory"), parts[2], "memory.oom_control")
                                    : OptionalLong.empty();
                    if (count.isPresent()) {
                        return count;
                    }
                }
            }
        } catch (IOException | RuntimeException noLinux) { // or the files have an unknown form
            // the count is not known
        }
        return OptionalLong.empty();
    }

    /** In a container, the path may be the host's. Then the container's own cgroup is mounted at the root. */
    private static OptionalLong read(Path hierarchy, String path, String file) throws IOException {
        Path own = hierarchy.resolve(path.substring(1)).resolve(file);
        Path found = Files.isReadable(own) ? own : hierarchy.resolve(file);
        if (!Files.isReadable(found)) {
            return OptionalLong.empty();
        }
        for (String line : Files.readAllLines(found)) {
            if (line.startsWith(KEY)) {
                return OptionalLong.of(
                        Long.parseLong(line.substring(KEY.length()).strip()));
            }
        }
        return OptionalLong.empty();
    }
}
