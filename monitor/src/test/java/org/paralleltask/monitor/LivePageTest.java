package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.monitor.JsonReader.list;
import static org.paralleltask.monitor.JsonReader.number;
import static org.paralleltask.monitor.JsonReader.object;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.monitor.Deeds.Deed;

/** The page that is served while a pool lives, and to whom. */
@Timeout(120)
class LivePageTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, Object> data(LivePage page) throws IOException, InterruptedException {
        return object(JsonReader.read(get(page.address().resolve("data.json")).body()));
    }

    /** The status of a request as it is written here. */
    private static String statusOf(URI address, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9);
        }
    }

    @Test
    void aPoolWithoutATimelineIsSeenByItsStatistics() throws Exception {
        try (DeedPool pool = DeedPool.open(options -> options.workers(2));
                LivePage page = PoolMonitor.serve(pool)) {
            CompletableFuture<Integer> slow = pool.submit(Deed.RETURN, "slow", 2_000);
            pool.map(IntStream.range(0, 50)
                    .mapToObj(i -> new DeedTask(Deed.RETURN, "quick", 1))
                    .toList());

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(
                                    String.valueOf(object(data(page).get("now")).get("workers")))
                            .contains("state=busy", "DeedTask[deed=RETURN, text=slow"));
            slow.join();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Map<String, Object> data = data(page);
                assertThat(number(list(object(list(data.get("pools")).get(0)).get("ended"))
                                .get(0)))
                        .isEqualTo(51);
                assertThat(String.valueOf(data.get("lanes"))).contains("text=slow");
                assertThat(number(data.get("together"))).isGreaterThanOrEqualTo(45);
            });
        }
    }

    @Test
    void aTimelineIsSeenWhileItIsRecorded() throws Exception {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(1).listener(timeline.listener()));
                LivePage page = PoolMonitor.serve(pool, timeline)) {
            assertThat(pool.submit(Deed.THROW, "thrown", 1)).failsWithin(Duration.ofSeconds(60));

            assertThat(String.valueOf(data(page).get("traces"))).contains("FileNotFoundException: thrown");
            HttpResponse<String> html = get(page.address());
            assertThat(html.body()).contains("<h1 id=\"title\">deed</h1>", "connect-src 'self'");
            assertThat(html.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void onlyWhoKnowsTheTokenIsAnswered() throws Exception {
        try (NothingPool pool = NothingPool.open(options -> options.startOnDemand(true));
                LivePage page = PoolMonitor.serve(pool);
                LivePage other = PoolMonitor.serve(pool)) {
            URI address = page.address();
            assertThat(address.getPath())
                    .matches("/[0-9a-f]{32}/")
                    .isNotEqualTo(other.address().getPath());
            assertThat(get(address).statusCode()).isEqualTo(200);
            for (String path : new String[] {
                "/", "/data.json", "/" + "0".repeat(32) + "/", other.address().getPath()
            }) {
                assertThat(get(address.resolve(path)).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(get(address.resolve("other.html")).statusCode()).isEqualTo(404);
            assertThat(page.toString()).doesNotContain(address.getPath());
        }
    }

    @Test
    void aForeignNameThatLeadsHereIsRefused() throws Exception {
        try (NothingPool pool = NothingPool.open(options -> options.startOnDemand(true));
                LivePage page = PoolMonitor.serve(pool)) {
            URI address = page.address();
            String get = "GET " + address.getPath() + " HTTP/1.1\r\nConnection: close\r\nHost: ";
            assertThat(statusOf(address, get + "127.0.0.1:" + address.getPort()))
                    .isEqualTo("200");
            assertThat(statusOf(address, get + "localhost:" + address.getPort()))
                    .isEqualTo("200");
            assertThat(statusOf(address, get + "evil.example:" + address.getPort()))
                    .isEqualTo("403");
            assertThat(statusOf(address, get + "127.0.0.1")).isEqualTo("403");
            assertThat(statusOf(address, "GET " + address.getPath() + " HTTP/1.0"))
                    .isEqualTo("403");
        }
    }

    @Test
    void nothingCanBeChangedThroughIt() throws Exception {
        try (NothingPool pool = NothingPool.open(options -> options.startOnDemand(true));
                LivePage page = PoolMonitor.serve(pool)) {
            for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(page.address())
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(method).isEqualTo(405);
            }
        }
    }

    @Test
    void itsEndIsTheServersEnd() throws Exception {
        try (NothingPool pool = NothingPool.open(options -> options.startOnDemand(true))) {
            LivePage page = PoolMonitor.serve(pool);
            assertThat(get(page.address()).statusCode()).isEqualTo(200);
            page.close();
            page.close();

            assertThatThrownBy(() -> get(page.address())).isInstanceOf(ConnectException.class);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("paralleltask-live-page")));
        }
    }

    @Test
    void itKeepsNoProgramAlive() throws Exception {
        try (NothingPool pool = NothingPool.open(options -> options.startOnDemand(true));
                LivePage page = PoolMonitor.serve(pool)) {
            assertThat(get(page.address()).statusCode()).isEqualTo(200);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().contains("HTTP-Dispatcher")
                            || thread.getName().startsWith("paralleltask-live"))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }
}
