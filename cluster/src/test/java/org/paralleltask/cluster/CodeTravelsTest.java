package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.cluster.engine.EngineFlags;
import org.paralleltask.cluster.node.NodeMain;

class CodeTravelsTest {
    @TempDir
    Path cache;

    /** What of a file another with the same name has not. */
    private Map<String, String> arrived() throws IOException {
        Map<String, String> arrived = new TreeMap<>();
        try (Stream<Path> files = Files.list(cache)) {
            for (Path file : files.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                arrived.put(
                        Objects.toString(file.getFileName()),
                        attributes.fileKey() + " " + attributes.lastModifiedTime());
            }
        }
        return arrived;
    }

    private long arrivedBytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(cache)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** How many bytes a process has read. */
    private static long read(long pid) throws IOException {
        String io = Files.readString(Path.of("/proc", Long.toString(pid), "io"));
        return Long.parseLong(io.lines()
                .filter(line -> line.startsWith("rchar: "))
                .findFirst()
                .orElseThrow()
                .substring("rchar: ".length()));
    }

    /** Runs a task as a program of its own would; returns how many bytes its gateway has read. */
    private static long run(String seed) throws IOException {
        try (Cluster cluster = Cluster.join(options -> options.seeds(seed));
                SquarePool pool = SquarePool.open(cluster.workers())) {
            assertThat(pool.call(7)).isEqualTo(49);
            return read(cluster.gatewayPid());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A node that has none of a program's classes is sent them once; a second run ships nothing")
    void shippedOnce() throws Exception {
        String bare = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty() && !path.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        String address = "127.0.0.1:" + ChildJvm.freePort();
        List<String> command = new ArrayList<>(EngineFlags.flags());
        command.addAll(List.of("-Xmx160m", "-cp", bare, NodeMain.class.getName()));
        command.addAll(List.of("--listen", address, "--slots", "1", "--cache", cache.toString()));
        try (ChildJvm node = ChildJvm.start(command)) {
            node.awaitLine("is ready");
            node.readOn();

            long first = run(address);
            Map<String, String> arrived = arrived();
            assertThat(arrivedBytes()).isGreaterThan(1_000_000);

            long second = run(address);
            assertThat(arrived()).isEqualTo(arrived);
            assertThat(first - second).isGreaterThan(arrivedBytes() / 2);
        }
    }
}
