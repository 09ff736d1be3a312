package org.paralleltask.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;
import org.xml.sax.SAXException;

/** One document to text and metadata, by the standard parsers of Tika. */
final class Extraction {
    private static final Parser TIKA = new AutoDetectParser();

    private Extraction() {}

    /** Loads what every document needs, so that it does not count as time of the first one. */
    @OnWorkerStart
    static void load() throws IOException, SAXException, TikaException {
        byte[] document = "<html><body>A first document.</body></html>".getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new ByteArrayInputStream(document)) {
            parse(TIKA, in, new Metadata(), 100);
        }
    }

    /** Reads the document itself; only its path and its text travel. */
    @ParallelTask(timeout = "20s", retries = 1)
    static Extracted extract(Path document, int maxText) throws IOException, SAXException, TikaException {
        return extract(TIKA, document, maxText);
    }

    /** The same by a given parser, for the ways that are compared with this one. */
    static Extracted extract(Parser parser, Path document, int maxText)
            throws IOException, SAXException, TikaException {
        Metadata metadata = new Metadata();
        try (InputStream in = TikaInputStream.get(document, metadata)) {
            return parse(parser, in, metadata, maxText);
        }
    }

    private static Extracted parse(Parser parser, InputStream in, Metadata metadata, int maxText)
            throws IOException, SAXException, TikaException {
        BoundedText text = new BoundedText(maxText);
        parser.parse(in, new BodyContentHandler(text), metadata, new ParseContext());
        return text.with(metadata);
    }
}
