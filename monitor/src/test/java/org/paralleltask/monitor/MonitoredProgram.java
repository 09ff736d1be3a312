package org.paralleltask.monitor;

import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.paralleltask.monitor.Deeds.Deed;

/** A program whose pool is shown on the terminal: {@link PoolMonitorTest} starts it in one, and without. */
final class MonitoredProgram {
    private MonitoredProgram() {}

    /** With {@code wait} it runs until it is ended; with {@code again} it closes its table and shows another, many times. */
    public static void main(String[] args) throws FileNotFoundException {
        if (List.of(args).equals(List.of("again"))) {
            again();
            return;
        }
        try (DeedPool pool = DeedPool.open(options -> options.workers(2));
                PoolMonitor monitor = PoolMonitor.attach(pool, 6)) {
            pool.map(IntStream.range(0, 6)
                    .mapToObj(i -> new DeedTask(Deed.PRINT, "printed by " + i, 300))
                    .toList());
            System.out.println("shown: " + monitor.isShown());
            if (args.length > 0) {
                pool.call(Deed.RETURN, "for ever", 600_000);
            }
        }
        System.out.println("the end");
    }

    private static void again() {
        try (DeedPool pool = DeedPool.open(options -> options.startOnDemand(true))) {
            for (int i = 0; i < 20; i++) {
                PoolMonitor.attach(pool, 6).close();
            }
            try (PoolMonitor last = PoolMonitor.attach(pool, 6)) {
                System.out.println("shown: " + last.isShown());
                await().atMost(Duration.ofSeconds(10)).until(() -> drawers() == 1);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> drawers() == 0);
        }
        System.out.println("the end");
    }

    /** How many threads draw. */
    private static long drawers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("paralleltask-terminal-table"))
                .count();
    }
}
