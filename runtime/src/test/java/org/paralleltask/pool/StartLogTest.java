package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.paralleltask.pool.DeedWorker.task;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.WorkerStartException;
import org.paralleltask.fixture.Needs;
import org.paralleltask.pool.DeedWorker.Deed;
import org.paralleltask.pool.DeedWorker.Task;

/** The JDK's log of each process that is started; a JDK that writes none has nothing to fail. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
@EnabledForJreRange(min = JRE.JAVA_25)
@Needs("proc")
class StartLogTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("a start whose log fails, after the process was made, is told as failed, and leaves no process")
    void failingLog() throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(System.LoggerFinder.class.getName()), FailingFinder.class.getName());
        String classPath = directory + File.pathSeparator + System.getProperty("java.class.path");

        try (Program program = Program.start(List.of(), List.of(), classPath, StartingProgram.class)) {
            assertThat(program.line())
                    .startsWith("call: Worker deed-1 could not be started: ")
                    .contains("as asked");
            await().until(() -> program.family().size() == 1);
        }
    }

    /** Fails to start a worker, and stays. */
    static final class StartingProgram {
        private StartingProgram() {}

        public static void main(String[] args) throws InterruptedException {
            try (ProcessPool<Task, String> pool = DeedWorker.open(1)) {
                System.out.println("call: " + pool.call(task(Deed.ECHO)));
            } catch (WorkerStartException e) {
                System.out.println("call: " + e.getMessage());
            }
            Thread.currentThread().join();
        }
    }

    /** Its loggers fail when they are asked for a process. */
    public static final class FailingFinder extends System.LoggerFinder {
        /** For {@link java.util.ServiceLoader}. */
        public FailingFinder() {}

        @Override
        public System.Logger getLogger(String name, Module module) {
            return new System.Logger() {
                @Override
                public String getName() {
                    return name;
                }

                @Override
                public boolean isLoggable(Level level) {
                    if (name.equals(ProcessBuilder.class.getName())) {
                        throw new NoClassDefFoundError("as asked");
                    }
                    return false;
                }

                @Override
                public void log(
                        Level level,
                        @Nullable ResourceBundle bundle,
                        @Nullable String text,
                        @Nullable Throwable thrown) {}

                @Override
                public void log(
                        Level level,
                        @Nullable ResourceBundle bundle,
                        @Nullable String text,
                        @Nullable Object... values) {}
            };
        }
    }
}
