package org.paralleltask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node's jar as it is built, by itself. */
class NodeJarIT {
    private static final Path PAGE = Path.of("..", "docs", "cluster.md");
    private static final String COMMAND = "java -jar cluster/target/paralleltask-node.jar ";
    private static final int FIRST_OF_GUIDE = 47_500;

    @TempDir
    Path directory;

    private static final Path JAR = Path.of("target", "paralleltask-node.jar");

    private static ChildJvm node(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        return ChildJvm.start(command);
    }

    /** The nodes that the guide starts, at other ports, because these may be taken. */
    private List<List<String>> nodesOfGuide(int[] ports) throws IOException {
        String text = Files.readString(PAGE);
        String section = text.substring(text.indexOf("## Three nodes on one machine"));
        List<List<String>> nodes = new ArrayList<>();
        for (String line : section.lines()
                .filter(one -> one.startsWith(COMMAND) && one.endsWith(" &"))
                .toList()) {
            String words = line.substring(COMMAND.length(), line.length() - " &".length());
            if (!words.contains("--listen")) {
                words += " --listen 127.0.0.1:" + FIRST_OF_GUIDE;
            }
            words = words.replaceAll("--join 127\\.0\\.0\\.1(?!:)", "--join 127.0.0.1:" + FIRST_OF_GUIDE);
            for (int i = 0; i < ports.length; i++) {
                words = words.replace(":" + (FIRST_OF_GUIDE + i), ":" + ports[i]);
            }
            nodes.add(List.of((words + " --cache " + directory).split(" ")));
        }
        return nodes;
    }

    @Test
    @DisplayName("The guide's commands start three nodes, on which a program runs its tasks")
    void theGuidesNodes() throws Exception {
        int[] ports = {ChildJvm.freePort(), ChildJvm.freePort(), ChildJvm.freePort()};
        List<ChildJvm> started = new ArrayList<>();
        try {
            for (List<String> arguments : nodesOfGuide(ports)) {
                started.add(node(arguments));
            }
            assertThat(started).hasSize(3);
            for (ChildJvm node : started) {
                assertThat(node.awaitLine(" is ready: "))
                        .contains("2 slots; without a key it listens on loopback only");
                node.readOn();
            }
            try (Cluster cluster = Cluster.join(options -> options.seeds("127.0.0.1:" + ports[0]));
                    SquarePool pool = SquarePool.open(cluster.workers())) {
                await().until(() -> cluster.nodes().size() == 3);
                List<Integer> inputs = IntStream.range(0, 100).boxed().toList();
                assertThat(pool.map(inputs))
                        .isEqualTo(inputs.stream().map(FarTasks::square).toList());
            }
        } finally {
            started.forEach(ChildJvm::close);
        }
    }

    private static String refusal(String... words) throws Exception {
        try (ChildJvm node = node(List.of(words))) {
            String said = node.awaitEnd().stream().collect(Collectors.joining("\n"));
            assertThat(node.status()).as(said).isNotZero();
            return said;
        }
    }

    @Test
    @DisplayName("A word that is wrong is told of, and the node does not start")
    void wrongWords() throws Exception {
        assertThat(refusal("--slot", "2")).startsWith("unknown option --slot\nUsage: java -jar paralleltask-node.jar");
        assertThat(refusal("--slots", "two"))
                .startsWith("--slots must be a number from 1 to 10000; it was two\nUsage:");
        assertThat(refusal("--listen", "10.0.0.5"))
                .startsWith("A node without a key listens on loopback only: --listen 10.0.0.5 needs --key\nUsage:");
        Path file = Files.writeString(directory.resolve("file"), "no key");
        assertThat(refusal("--key", file.toString()))
                .startsWith("--key: " + file + " is no key of a cluster; --new-key makes one\nUsage:");
        assertThat(refusal("--new-key", file.toString()))
                .startsWith("This node could not start: " + file + " is there already");
        assertThat(refusal("--cache", file.toString()))
                .startsWith("This node could not start: --cache: " + file + " is no directory that can be used");
    }

    @Test
    @DisplayName("It has the licence and the notices of what is in it, and nothing of tests")
    void licence() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE"))
                    .isEqualTo(Files.readString(Path.of("..", "LICENSE")))
                    .contains("Apache License");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Apache Ignite");
            assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.contains("junit"));
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("--help prints the options, --new-key makes a key")
    void helpAndKey() throws Exception {
        try (ChildJvm node = node(List.of("--help"))) {
            assertThat(node.awaitEnd()).first().asString().startsWith("Usage: java -jar paralleltask-node.jar");
            assertThat(node.status()).isZero();
        }
        Path key = directory.resolve("cluster.p12");
        try (ChildJvm node = node(List.of("--new-key", key.toString()))) {
            node.awaitEnd();
            assertThat(node.status()).isZero();
        }
        assertThat(key).isRegularFile();
    }
}
