package org.paralleltask.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of one line of the results; all of the metadata is one of them. */
record Line(Map<String, String> fields) {
    static List<Line> all(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            lines.add(of(text));
        }
        return lines;
    }

    private static Line of(String text) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                int begin = (int) json.currentLocation().getCharOffset();
                json.nextToken();
                if (json.currentToken().isStructStart()) {
                    json.skipChildren();
                    fields.put(name, text.substring(begin, (int)
                            json.currentLocation().getCharOffset()));
                } else {
                    fields.put(name, json.getText());
                }
            }
        }
        return new Line(fields);
    }

    String file() {
        return fields.getOrDefault("file", "");
    }

    String outcome() {
        return fields.getOrDefault("outcome", "");
    }

    String text() {
        return fields.getOrDefault("text", "");
    }

    String cause() {
        return fields.getOrDefault("cause", "");
    }

    String reason() {
        return fields.getOrDefault("reason", "");
    }
}
