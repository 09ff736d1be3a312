package org.paralleltask.host.death;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.WorkerDeath.Certainty;
import org.paralleltask.host.os.ProcessTree;
import org.paralleltask.host.process.ExitEvidence;

/** What is concluded from a dead worker's traces, and how surely. */
class DiagnosisTest {
    private static final String HEAP = "its heap being bounded by -Xmx to 32 MB";

    private static Diagnosis of(int status, String exitStack, List<String> output, String crashLog, long oomKills) {
        OptionalLong kills = oomKills < 0 ? OptionalLong.empty() : OptionalLong.of(oomKills);
        return Diagnosis.of(
                new ExitEvidence(status, exitStack, output, List.of(), crashLog, kills, Duration.ofSeconds(1)), HEAP);
    }

    @Test
    void anExitThatTheWorkerReportedIsCertain() {
        Diagnosis diagnosis = of(137, "thread \"main\"\n    at a.B.c(B.java:1)", List.of(), "", 3);

        assertThat(diagnosis.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(diagnosis.reason())
                .isEqualTo("exit status 137: System.exit was called by thread \"main\"\n    at a.B.c(B.java:1)");
    }

    @Test
    void anExhaustedHeapIsTheStatusAndTheSentence() {
        List<String> sentence = List.of("Terminating due to java.lang.OutOfMemoryError: Java heap space");

        assertThat(of(3, "", sentence, "", 0).certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(of(3, "", sentence, "", 0).reason())
                .isEqualTo("exit status 3: its memory was exhausted (Java heap space), " + HEAP
                        + ". Raise that with jvmArgs(List.of(\"-Xmx…\")), or give it smaller tasks");
        assertThat(of(3, "", List.of(), "", 0).reason()).startsWith("exit status 3: Runtime.halt(3)");
        assertThat(of(4, "", sentence, "", 0).reason()).startsWith("exit status 4: Runtime.halt(4)");
    }

    @Test
    void aStatusThatWasMissedIsSaidToBeUnknown() {
        Diagnosis diagnosis = of(ProcessTree.UNKNOWN, "", List.of(), "", 0);

        assertThat(diagnosis.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(diagnosis.reason())
                .isEqualTo(
                        "exit status -1: missed, because this program's own heap was full as it ended; on Windows also an"
                                + " exit with -1");
    }

    @Test
    void aCrashLogTellsTheSignalAndTheFrame() {
        String log = """
                #
                # A fatal error has been detected by the Java Runtime Environment:
                #
                #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
                #
                # Problematic frame:
                # C  [libfoo.so+0x12]  foo+0x2
                #
                """;

        Diagnosis diagnosis = of(134, "", List.of(), log, 0);

        assertThat(diagnosis.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(diagnosis.reason())
                .isEqualTo("exit status 134: its JVM crashed: SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2,"
                        + " in C  [libfoo.so+0x12]  foo+0x2");
        assertThat(of(134, "", List.of(), "rubbish", 0).reason()).isEqualTo("exit status 134: its JVM crashed");
    }

    @Test
    void aBare137MayBeTwoThings() {
        assertThat(of(137, "", List.of(), "", 0).certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(of(137, "", List.of(), "", -1).reason())
                .isEqualTo("exit status 137: SIGKILL from outside (by hand, or by the kernel for want of memory), or"
                        + " Runtime.halt(137) by the task");
    }

    @Test
    void a137WithAKillByTheKernelIsLikelyThat() {
        assertThat(of(137, "", List.of(), "", 1).certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(of(137, "", List.of(), "", 1).reason()).contains("by the kernel, which ran out of memory");
    }

    @ParameterizedTest
    @CsvSource({"139, SIGSEGV", "134, SIGABRT", "143, SIGTERM", "129, SIGHUP"})
    void aStatusOfASignalIsLikelyThatSignal(int status, String signal) {
        assertThat(of(status, "", List.of(), "", 0).certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(of(status, "", List.of(), "", 0).reason()).startsWith("exit status " + status + ": " + signal);
    }
}
