package org.paralleltask.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.tika.metadata.Metadata;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Keeps the beginning of a document's text. The rest is read and dropped: what the parser learns at the end is
 * metadata, too, and an archive that never ends is for Tika's own guard and for the time limit.
 */
final class BoundedText extends DefaultHandler {
    private static final int MAX_VALUES = 50;
    private static final int MAX_VALUE = 1_000;

    private final int max;
    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    BoundedText(int max) {
        this.max = max;
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        int room = Math.min(length, max - text.length());
        text.append(ch, start, room);
        cut |= room < length;
    }

    @Override
    public void ignorableWhitespace(char[] ch, int start, int length) {
        characters(ch, start, length);
    }

    Extracted with(Metadata metadata) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String name : metadata.names()) {
            values.put(
                    name,
                    Arrays.stream(metadata.getValues(name))
                            .limit(MAX_VALUES)
                            .map(value -> value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE))
                            .toList());
        }
        String type = Objects.requireNonNullElse(metadata.get(Metadata.CONTENT_TYPE), "unknown");
        return new Extracted(type, text.toString().strip(), cut, values);
    }
}
