package org.paralleltask.host.death;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Limits how much a directory holds of captured tasks, so that a million hostile inputs do not fill the disk. Other
 * files are left alone.
 */
final class CaptureBound {
    /** How many tasks are kept. */
    static final int MOST_TASKS = 100;

    /** How many bytes their files may have together, including heap dumps that JVMs have written there. */
    static final long MOST_BYTES = 1L << 30;

    /** The files of one task share its name. A heap dump is a group of its own. */
    private static final Pattern OURS =
            Pattern.compile("(.+-\\d+-\\d+)\\.(task|sh|txt|hs_err\\.log)|(java_pid\\d+)\\.hprof(\\.\\d+)?");

    private CaptureBound() {}

    /** All files of one task, or one heap dump. */
    private static final class Group {
        final String name;
        final List<Path> files = new ArrayList<>();
        long bytes;
        FileTime newest = FileTime.fromMillis(0);

        Group(String name) {
            this.name = name;
        }

        void add(Path file) throws IOException {
            files.add(file);
            bytes += Files.size(file);
            FileTime time = Files.getLastModifiedTime(file);
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
    }

    /**
     * Deletes the oldest groups while there are too many. The task of this name stays. One thread of this program at a
     * time does it.
     */
    static synchronized void keep(Path directory, String name) throws IOException {
        List<Group> groups = groups(directory);
        groups.sort((a, b) -> b.newest.compareTo(a.newest)); // the newest first
        int tasks = 0;
        long bytes = 0;
        for (Group group : groups) {
            boolean isDump = group.name.startsWith("java_pid");
            boolean fits = bytes + group.bytes <= MOST_BYTES && (isDump || tasks < MOST_TASKS);
            if (fits || group.name.equals(name)) {
                bytes += group.bytes;
                tasks += isDump ? 0 : 1;
            } else {
                for (Path file : group.files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static List<Group> groups(Path directory) throws IOException {
        Map<String, Group> groups = new HashMap<>();
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.toList();
        }
        for (Path file : files) {
            Matcher ours = OURS.matcher(file.getFileName().toString());
            if (ours.matches()) {
                String name = ours.group(1) == null ? ours.group(3) : ours.group(1);
                try {
                    groups.computeIfAbsent(name, Group::new).add(file);
                } catch (IOException goneMeanwhile) {
                    // another program that captures into this directory has deleted it
                }
            }
        }
        return new ArrayList<>(groups.values());
    }
}
