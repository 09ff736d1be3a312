package org.paralleltask.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Puts the page together: one file that loads nothing. Its policy lets no script run but this one, whatever a task's text
 * says.
 */
final class HtmlPage {
    private static final List<String> SCRIPTS =
            List.of("data.js", "view.js", "charts.js", "lanes.js", "tables.js", "page.js");

    private HtmlPage() {}

    /** @param data the JSON that the page shows; of a live page, which asks for it itself, {@code null} in JSON */
    static String of(String title, String data, boolean isLive) {
        StringBuilder script = new StringBuilder();
        SCRIPTS.forEach(name -> script.append(resource(name)));
        String code = "(() => {\n\"use strict\";\n" + script + "})();\n";
        String policy =
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
                        + (isLive ? "connect-src 'self'; " : "") + "script-src 'sha256-" + sha256(code) + "'";
        return resource("page.html")
                .replace("{{policy}}", policy)
                .replace("{{title}}", escaped(title))
                .replace("{{style}}", resource("page.css"))
                .replace("{{script}}", code)
                .replace("{{data}}", data); // last: it may hold the marks of the others
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{{", "{ {");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has SHA-256", e);
        }
    }
}
