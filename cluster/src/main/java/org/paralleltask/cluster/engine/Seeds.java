package org.paralleltask.cluster.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Addresses of nodes, as users write them: {@code HOST} or {@code HOST:PORT}, with commas between them. */
public final class Seeds {
    /** The port of a node of which no other is said. */
    public static final int PORT = 47_500;

    private static final int CONNECT_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 100;

    private Seeds() {}

    /** The addresses in a text. */
    public static List<String> parse(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(seed -> !seed.isEmpty())
                .toList();
    }

    /** With their ports. */
    public static List<String> addresses(List<String> seeds) {
        return seeds.stream()
                .map(seed -> hasPort(seed) ? seed : seed + ":" + PORT)
                .toList();
    }

    private static boolean hasPort(String seed) {
        int colon = seed.lastIndexOf(':');
        return (colon >= 0 && colon == seed.indexOf(':')) || seed.contains("]:");
    }

    /** How messages name a node. */
    public static String name(String host, int port) {
        return port == PORT ? host : host + ":" + port;
    }

    /** Why this is no address; empty if it may be one. */
    public static Optional<String> objection(String seed) {
        String address = addresses(List.of(seed)).get(0);
        try {
            return socketAddress(address).getPort() > 0 ? Optional.empty() : Optional.of("a port is from 1 to 65535");
        } catch (IllegalArgumentException noPort) {
            return Optional.of("a port is a number from 1 to 65535");
        }
    }

    /** Whether this is an address that no other machine reaches. */
    public static boolean isLoopback(String host) throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }

    /** Whether two addresses with ports mean the same place. */
    public static boolean isSame(String one, String other) {
        return socketAddress(one).equals(socketAddress(other));
    }

    /**
     * Waits until one of them answers.
     *
     * @param addresses with ports
     * @return empty if one has; else what became of each, in words
     */
    public static Optional<String> awaitOne(List<String> addresses, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<String> failures = new ArrayList<>();
            for (String address : addresses) {
                String failure = failure(address);
                if (failure.isEmpty()) {
                    return Optional.empty();
                }
                failures.add(address + " " + failure);
            }
            if (System.nanoTime() - end > 0) {
                return Optional.of(String.join("; ", failures));
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        }
    }

    /** @throws IllegalArgumentException if the port is no number of one */
    private static InetSocketAddress socketAddress(String address) {
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    private static String failure(String address) {
        try (Socket socket = new Socket()) {
            socket.connect(socketAddress(address), CONNECT_MILLIS);
            return "";
        } catch (ConnectException refused) {
            return "refused the connection";
        } catch (UnknownHostException | IllegalArgumentException unknown) {
            return "is no address that is known here";
        } catch (IOException silent) {
            return "did not answer";
        }
    }
}
