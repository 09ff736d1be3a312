package org.paralleltask.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolStats;
import org.paralleltask.pool.Pool;

/**
 * The page of a pool, live, until it is closed: see {@link PoolMonitor#serve(Pool)}. Thread-safe.
 *
 * <p>It is served on the loopback interface, to requests that name it by its number and know its token, and nothing can be
 * changed through it. Who can read the address can read what tasks are called, and what their exceptions say.
 */
public final class LivePage implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;
    private static final long PERIOD_MILLIS = 250;

    private final HttpServer server;
    private final byte[] path;
    private final URI address;
    private final Set<String> hosts;
    private final Timeline timeline;
    private final Pool pool;
    private final @Nullable Sampler sampler;

    @GuardedBy("this")
    private boolean isClosed;

    private volatile PoolStats now;

    private LivePage(HttpServer server, Pool pool, Timeline timeline, @Nullable Sampler sampler) {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        int port = server.getAddress().getPort();
        String start = "/" + HexFormat.of().formatHex(token) + "/";
        this.server = server;
        this.pool = pool;
        this.timeline = timeline;
        this.sampler = sampler;
        this.now = pool.stats();
        this.path = start.getBytes(StandardCharsets.US_ASCII);
        this.address = URI.create("http://127.0.0.1:" + port + start);
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** @param recorded a timeline that the pool tells of its tasks; null if it tells none */
    static LivePage open(Pool pool, @Nullable Timeline recorded) {
        Timeline timeline = recorded == null ? Timeline.record() : recorded;
        HttpServer server;
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The live page of " + pool + " could not be opened on 127.0.0.1", e);
        }
        LivePage page = new LivePage(server, pool, timeline, recorded == null ? new Sampler(pool, timeline) : null);
        server.createContext("/", page::answer);
        page.start();
        return page;
    }

    /** The server's own thread is a daemon if the thread is that starts it: a page keeps no program alive. */
    private void start() {
        Thread starter = new Thread(
                () -> {
                    server.start();
                    watch();
                },
                "paralleltask-live-page");
        starter.setDaemon(true);
        starter.setContextClassLoader(null);
        starter.start();
    }

    private synchronized void watch() {
        try {
            while (!isClosed) {
                now = sampler == null ? pool.stats() : sampler.look();
                wait(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody of ours does that: the page stays as it is
        }
    }

    /** {@return where the page is, with its token: {@code http://127.0.0.1:43210/6f1c…/}} */
    public URI address() {
        return address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            String host = exchange.getRequestHeaders().getFirst("Host");
            String asked = exchange.getRequestURI().getRawPath();
            if (host == null || !hosts.contains(host)) {
                send(exchange, 403, "text/plain", "This page is at its number only."); // a foreign name may lead here
            } else if (!startsWithToken(asked)) {
                send(exchange, 404, "text/plain", "There is nothing here.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                headers.set("Allow", "GET");
                send(exchange, 405, "text/plain", "This page can only be read.");
            } else if (asked.length() == path.length) {
                send(exchange, 200, "text/html", HtmlPage.of(now.pool(), "null", true));
            } else if (asked.substring(path.length).equals("data.json")) {
                send(exchange, 200, "application/json", timeline.data(now));
            } else {
                send(exchange, 404, "text/plain", "There is nothing here.");
            }
        }
    }

    /** Takes as long for each token. */
    private boolean startsWithToken(String asked) {
        String start = asked.substring(0, Math.min(asked.length(), path.length));
        return MessageDigest.isEqual(start.getBytes(StandardCharsets.UTF_8), path);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Ends the page. Closing again does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            notifyAll();
        }
        server.stop(0);
    }

    /** Such as {@code LivePage[http://127.0.0.1:43210/]}, without the token: it may end in a log. */
    @Override
    public String toString() {
        return "LivePage[" + address.resolve("/") + "]";
    }
}
