package org.paralleltask.example.sharing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs in this program, from now until it is closed. */
final class CapturedLog extends Handler implements AutoCloseable {
    private static final Logger LIBRARY = Logger.getLogger("org.paralleltask");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    CapturedLog() {
        LIBRARY.addHandler(this);
        LIBRARY.setUseParentHandlers(false);
    }

    /** Those of warnings and worse, in their order. */
    List<String> warnings() {
        return records.stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        LIBRARY.removeHandler(this);
        LIBRARY.setUseParentHandlers(true);
    }
}
