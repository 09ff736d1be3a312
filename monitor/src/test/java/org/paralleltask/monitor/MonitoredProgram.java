package org.paralleltask.monitor;

import java.io.FileNotFoundException;
import java.util.stream.IntStream;
import org.paralleltask.monitor.Deeds.Deed;

/** A program whose pool is shown on the terminal: {@link PoolMonitorTest} starts it in one, and without. */
final class MonitoredProgram {
    private MonitoredProgram() {}

    /** With {@code wait} it runs until it is ended. */
    public static void main(String[] args) throws FileNotFoundException {
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
}
