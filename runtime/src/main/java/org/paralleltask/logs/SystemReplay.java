package org.paralleltask.logs;

import java.lang.System.Logger.Level;
import java.util.Map;

/** Logs what workers have logged by {@link System.Logger}, where there is no {@code java.util.logging}. */
final class SystemReplay implements LogReplay {
    @Override
    public Map<String, Integer> severities() {
        return Map.of("", Level.INFO.getSeverity());
    }

    @Override
    public void replay(WorkerRecord received) {
        System.getLogger(received.logger())
                .log(received.level(), "[" + received.place() + "] " + received.message(), received.thrown());
    }
}
