package org.paralleltask.cluster.node;

import java.io.File;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.paralleltask.cluster.engine.KeyFile;
import org.paralleltask.cluster.engine.Member;
import org.paralleltask.cluster.engine.Seeds;

/** The words of a node's command line. */
final class NodeArguments {
    static final String USAGE = """
            Usage: java -jar paralleltask-node.jar [OPTION VALUE]...
              --listen HOST[:PORT]  where this node listens; 127.0.0.1:47500 by default
              --join HOST[:PORT],…  where other nodes are; leave it out for the first
              --slots N             how many workers; as many as CPUs by default
              --labels A,B          what programs choose nodes by
              --key FILE            the cluster's key: needed to listen elsewhere than on loopback
              --new-key FILE        makes such a file, and ends
              --class-path PATH     the class path of all workers: programs ship nothing then
              --cache DIRECTORY     where the code of programs is kept
              --drain SECONDS       how long the end waits for tasks that run; 30 by default
            """;

    private static final Set<String> KNOWN = Set.of(
            "--listen", "--join", "--slots", "--labels", "--key", "--new-key", "--class-path", "--cache", "--drain");

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException if they are none, with the reason */
    NodeArguments(String... words) {
        for (int i = 0; i < words.length; i += 2) {
            if (!KNOWN.contains(words[i])) {
                throw new IllegalArgumentException("unknown option " + words[i]);
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            if (values.put(words[i], words[i + 1]) != null) {
                throw new IllegalArgumentException(words[i] + " is there twice");
            }
        }
    }

    /** The file of the key that is to be made; empty if none is. */
    Optional<Path> newKey() {
        return Optional.ofNullable(values.get("--new-key")).map(Path::of);
    }

    /** @throws IllegalArgumentException if a value is wrong */
    RunningNode.Setup setup() {
        String listen = values.getOrDefault("--listen", "127.0.0.1");
        int colon = listen.lastIndexOf(':');
        String host = colon < 0 ? listen : listen.substring(0, colon);
        int port = colon < 0 ? Seeds.PORT : number("--listen", listen.substring(colon + 1), 1, 65_535);
        Optional<Path> key = Optional.ofNullable(values.get("--key")).map(Path::of);
        key.ifPresent(file -> {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("--key: there is no file " + file + "; --new-key makes one");
            }
            if (!KeyFile.isKey(file)) {
                throw new IllegalArgumentException("--key: " + file + " is no key of a cluster; --new-key makes one");
            }
        });
        checkListens(host, listen, key);
        List<String> seeds = Seeds.parse(values.getOrDefault("--join", ""));
        seeds.forEach(seed -> Seeds.objection(seed).ifPresent(why -> {
            throw new IllegalArgumentException("--join: " + seed + " is no address: " + why);
        }));
        int cpus = Runtime.getRuntime().availableProcessors();
        return new RunningNode.Setup(
                host,
                port,
                seeds,
                number("--slots", values.getOrDefault("--slots", Integer.toString(cpus)), 1, 10_000),
                new HashSet<>(Member.labels(values.getOrDefault("--labels", ""))),
                key,
                paths(values.getOrDefault("--class-path", "")),
                Path.of(values.getOrDefault("--cache", defaultCache())),
                Duration.ofSeconds(number("--drain", values.getOrDefault("--drain", "30"), 0, 86_400)));
    }

    static void checkListens(String host, String listen, Optional<Path> key) {
        try {
            if (key.isEmpty() && !Seeds.isLoopback(host)) {
                throw new IllegalArgumentException(
                        "A node without a key listens on loopback only: --listen " + listen + " needs --key");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--listen: " + host + " is no address that is known here", e);
        }
    }

    static String defaultCache() {
        return Path.of(System.getProperty("user.home", "."), ".cache", "paralleltask", "code")
                .toString();
    }

    private static List<Path> paths(String text) {
        List<Path> paths = Stream.of(text.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        paths.stream().filter(path -> !Files.exists(path)).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("--class-path: there is no file " + path);
        });
        return paths;
    }

    private static int number(String option, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // as if it were out of the range
        }
        throw new IllegalArgumentException(
                option + " must be a number from " + least + " to " + most + "; it was " + text);
    }
}
