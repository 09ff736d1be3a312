package org.paralleltask.monitor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A headless Chromium with one page, driven by its debugging protocol. A test without one is skipped, and says so. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
    private static final Pattern TEXT = Pattern.compile("\"value\":\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern DATA = Pattern.compile("\"data\":\"([A-Za-z0-9+/=]+)\"");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
    }

    /** Skips the test where there is no Chromium. */
    static Browser open(Path directory, URI page, int width, int height, String... flags) throws Exception {
        Path program = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            System.out.println("SKIPPED: no Chromium on the PATH (Debian: apt-get install chromium)");
        }
        assumeTrue(program != null, "there is no Chromium on the PATH");
        Path profile = Files.createTempDirectory(directory, "profile");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        program.toString(),
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--hide-scrollbars",
                                        "--remote-debugging-port=0",
                                        "--remote-allow-origins=*",
                                        "--user-data-dir=" + profile,
                                        "--window-size=" + width + "," + height),
                                Stream.concat(Stream.of(flags), Stream.of(page.toString())))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("chromium.log").toFile())
                .start();
        try {
            return new Browser(process, debugger(profile.resolve("DevToolsActivePort")));
        } catch (RuntimeException | Error failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    /** Where the page can be driven: it is listed a moment after the port is known. */
    private static URI debugger(Path portFile) {
        HttpClient client = HttpClient.newHttpClient();
        Pattern address =
                Pattern.compile("\"type\": \"page\".*?\"webSocketDebuggerUrl\": \"([^\"]+)\"", Pattern.DOTALL);
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            String port = Files.readAllLines(portFile).get(0);
                            String pages = client.send(
                                            HttpRequest.newBuilder(
                                                            URI.create("http://127.0.0.1:" + port + "/json/list"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body();
                            Matcher found = address.matcher(pages);
                            return found.find() ? URI.create(found.group(1)) : null;
                        },
                        Objects::nonNull);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                Matcher id = ID.matcher(message);
                if (id.find()) {
                    Objects.requireNonNull(answers.remove(Integer.valueOf(id.group(1))))
                            .complete(message.toString());
                }
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private String ask(String method, String parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What an expression is in the page, as text. */
    String value(String expression) throws Exception {
        String answer = ask(
                "Runtime.evaluate",
                new Json()
                        .open('{')
                        .name("expression")
                        .value("String(" + expression + ")")
                        .close('}')
                        .toString());
        Matcher text = TEXT.matcher(answer);
        if (answer.contains("exceptionDetails") || !text.find()) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return unescaped(text.group(1));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)").matcher(text).replaceAll(found -> {
            String code = found.group(1);
            String is = switch (code.charAt(0)) {
                case 'u' -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
                case 'n' -> "\n";
                case 't' -> "\t";
                default -> code;
            };
            return Matcher.quoteReplacement(is);
        });
    }

    /** Waits until an expression is true in the page. */
    void await(String expression) {
        Awaitility.await(expression)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> value(expression).equals("true"));
    }

    /** Presses a key, such as {@code ArrowRight} or {@code n}. */
    void press(String key) throws Exception {
        String text = key.length() == 1 ? key : "";
        for (String type : List.of("keyDown", "keyUp")) {
            ask(
                    "Input.dispatchKeyEvent",
                    new Json()
                            .open('{')
                            .name("type")
                            .value(type)
                            .name("key")
                            .value(key)
                            .name("text")
                            .value(type.equals("keyDown") ? text : "")
                            .close('}')
                            .toString());
        }
    }

    void type(String text) throws Exception {
        ask(
                "Input.insertText",
                new Json().open('{').name("text").value(text).close('}').toString());
    }

    private void mouse(String type, int x, int y, String more) throws Exception {
        ask("Input.dispatchMouseEvent", "{\"type\":\"" + type + "\",\"x\":" + x + ",\"y\":" + y + more + "}");
    }

    void move(int x, int y) throws Exception {
        mouse("mouseMoved", x, y, "");
    }

    /** Presses the button, moves sideways, and releases it. With no distance this is a click. */
    void drag(int x, int y, int distance) throws Exception {
        String left = ",\"button\":\"left\",\"clickCount\":1";
        move(x, y);
        mouse("mousePressed", x, y, left);
        for (int i = 1; i <= 10; i++) {
            mouse("mouseMoved", x + distance * i / 10, y, ",\"button\":\"left\",\"buttons\":1");
        }
        mouse("mouseReleased", x + distance, y, left);
    }

    /**
     * Turns the wheel.
     *
     * @param delta down if it is positive
     * @param modifiers 2 for {@code Ctrl}, 8 for {@code Shift}
     */
    void wheel(int x, int y, int delta, int modifiers) throws Exception {
        mouse("mouseWheel", x, y, ",\"deltaX\":0,\"deltaY\":" + delta + ",\"modifiers\":" + modifiers);
    }

    private void touch(String type, String points) throws Exception {
        ask("Input.dispatchTouchEvent", "{\"type\":\"" + type + "\",\"touchPoints\":[" + points + "]}");
    }

    /** Two fingers side by side around a point, that move from one distance to another. */
    void pinch(int x, int y, int apart, int apartAtEnd) throws Exception {
        for (int i = 0; i <= 10; i++) {
            int half = (apart + (apartAtEnd - apart) * i / 10) / 2;
            touch(
                    i == 0 ? "touchStart" : "touchMove",
                    "{\"id\":0,\"x\":" + (x - half) + ",\"y\":" + y + "},{\"id\":1,\"x\":" + (x + half) + ",\"y\":" + y
                            + "}");
        }
        touch("touchEnd", "");
    }

    /** The system's setting from now on, {@code light} or {@code dark}. */
    void prefer(String scheme) throws Exception {
        ask(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    /** The window's size from now on, also one that no window may have. */
    void resize(int width, int height) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":2,\"mobile\":true}");
    }

    byte[] screenshot() throws Exception {
        Matcher data = DATA.matcher(ask("Page.captureScreenshot", "{\"format\":\"png\"}"));
        if (!data.find()) {
            throw new IllegalStateException("no picture");
        }
        return Base64.getDecoder().decode(data.group(1));
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
