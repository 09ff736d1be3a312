package org.paralleltask.host.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.paralleltask.pool.StubProcess;
import org.paralleltask.wire.Cookie;

/** The end of a process that the JDK has missed, as it does where the heap was full. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {
    private static ProcessTree missed(ProcessHandle process) {
        return new ProcessTree(new MissedProcess(process), Cookie.create());
    }

    @Test
    @DisplayName("one that is gone is seen to have ended, with an unknown status")
    void gone() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        ProcessTree tree = missed(process.toHandle());

        assertThat(tree.awaitsExit(Duration.ofMinutes(1))).isTrue();
        assertThat(tree.hasExited()).isTrue();
        assertThat(tree.exitStatus()).isEqualTo(ProcessTree.UNKNOWN);
    }

    @Test
    @DisplayName("so is one whose exit status has not been read")
    void zombie() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.3 & exec sleep 60").start();
        try {
            await().until(() -> parent.children().anyMatch(child -> ProcFiles.isZombie(child.pid())));
            ProcessHandle zombie = parent.children().findFirst().orElseThrow();
            assertThat(zombie.isAlive()).isTrue(); // to the JDK

            assertThat(missed(zombie).awaitExit(Duration.ofMinutes(1))).isEqualTo(ProcessTree.UNKNOWN);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    @DisplayName("the program ps tells that, too, and of one that lives or is unknown it does not")
    void zombieByPs() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.3 & exec sleep 60").start();
        try {
            await().until(() -> parent.children().anyMatch(child -> PsProgram.isZombie(child.pid())));
            assertThat(PsProgram.isZombie(parent.pid())).isFalse();
        } finally {
            parent.destroyForcibly();
        }
        parent.waitFor();
        assertThat(PsProgram.isZombie(parent.pid())).isFalse();
    }

    @Test
    @DisplayName("one of whose end the JDK tells late, as where every look of ours is late, is not missed")
    void toldLate() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "exit 7").start();
        process.waitFor();
        ProcessTree tree = new ProcessTree(new LateProcess(process), Cookie.create());

        assertThat(tree.awaitExit(Duration.ofMinutes(1))).isEqualTo(7);
    }

    @Test
    @DisplayName("one whose first thread has ended, but not the others, has not ended")
    void firstThreadHasEnded() {
        String stat = "8 (a) b) %s 1 8 8 0 -1 4228364 0 0 0 0 0 0 0 0 20 0 %d 0 9";

        assertThat(ProcFiles.showsZombie(String.format(stat, "Z", 1))).isTrue();
        assertThat(ProcFiles.showsZombie(String.format(stat, "Z", 2))).isFalse();
        assertThat(ProcFiles.showsZombie(String.format(stat, "S", 1))).isFalse();
        assertThat(ProcFiles.showsZombie("")).isFalse();
    }

    @Test
    @DisplayName("one that lives is waited for, as long as asked, and is killed by the thread that waits for its end")
    void alive() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessTree tree = missed(process.toHandle());

            assertThat(tree.awaitsExit(Duration.ofMillis(2500))).isFalse();
            assertThat(tree.hasExited()).isFalse();
            assertThat(tree.awaitExit(Duration.ZERO)).isEqualTo(ProcessTree.UNKNOWN);
            assertThat(process.waitFor()).isEqualTo(128 + 9);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Notices its end after it was waited for a few times. */
    private static final class LateProcess extends MissedProcess {
        private final Process process;
        private int waits;

        LateProcess(Process process) {
            super(process.toHandle());
            this.process = process;
        }

        @Override
        public boolean isAlive() {
            return waits < 6;
        }

        @Override
        public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
            waits++;
            return !isAlive() || super.waitFor(timeout, unit);
        }

        @Override
        public int exitValue() {
            return process.exitValue();
        }
    }

    /** Never hears of its end. */
    private static class MissedProcess extends StubProcess {
        private final ProcessHandle handle;

        MissedProcess(ProcessHandle handle) {
            this.handle = handle;
        }

        @Override
        public long pid() {
            return handle.pid();
        }

        @Override
        public ProcessHandle toHandle() {
            return handle;
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
            unit.sleep(timeout); // as long as the real one would wait
            return false;
        }

        @Override
        public int exitValue() {
            throw new IllegalThreadStateException();
        }
    }
}
