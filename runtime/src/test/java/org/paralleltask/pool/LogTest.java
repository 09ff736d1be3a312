package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.DeedWorker.task;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.OutputHandler;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** What a program finds in its log. */
@Timeout(60)
class LogTest {
    @Test
    void whatMayBecomeOfEachWorkerIsToldOnceByALoggerOfThePoolsName() throws Exception {
        try (Program program = Program.start(WearingProgram.class)) {
            List<String> said = program.rest();

            assertThat(said)
                    .filteredOn(line -> line.contains("OutputHandler"))
                    .singleElement()
                    .asString()
                    .contains("(told once)");
            assertThat(said)
                    .filteredOn(line -> line.matches(".* [AP]M .*")) // the first of the two lines that the JDK makes
                    .singleElement()
                    .asString()
                    .endsWith(" org.paralleltask.deed");
        }
    }

    private static void fail(OutputHandler.Line line) {
        throw new IllegalStateException("as asked: " + line);
    }

    /** A program each of whose workers prints lines that are lost. */
    static final class WearingProgram {
        private WearingProgram() {}

        public static void main(String[] args) {
            try (ProcessPool<Task, String> pool = DeedWorker.open(
                    options -> options.workers(1).maxTasksPerWorker(1).output(LogTest::fail))) {
                for (int i = 0; i < 3; i++) {
                    pool.call(task(Deed.PRINT, "x"));
                }
            }
        }
    }
}
