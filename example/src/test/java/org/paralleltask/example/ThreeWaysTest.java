package org.paralleltask.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands {@code primes} and {@code fib}. */
class ThreeWaysTest {
    @Test
    void primesHaveTheSameSumsInAllThreeWays() {
        ProgramRun run = ProgramRun.of("primes", "--workers", 2, "--numbers", "0,2,3,10,1000,2000,100000");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .containsPattern(" 0 +0\n")
                .containsPattern(" 2 +0\n")
                .containsPattern(" 3 +2\n")
                .containsPattern(" 10 +17\n")
                .containsPattern(" 1,000 +76,127\n")
                .containsPattern(" 2,000 +277,050\n")
                .containsPattern(" 100,000 +454,396,537\n")
                .contains("worker processes: 2")
                .endsWith("All three ways give the same values.\n");
    }

    @Test
    void fibonacciNumbersAreTheSameInAllThreeWays() {
        ProgramRun run = ProgramRun.of("fib", "--workers", 2, "--numbers", "0,1,2,10,20");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .containsPattern(" 0 +0\n")
                .containsPattern(" 1 +1\n")
                .containsPattern(" 2 +1\n")
                .containsPattern(" 10 +55\n")
                .containsPattern(" 20 +6,765\n")
                .endsWith("All three ways give the same values.\n");
    }

    @Test
    void saysWhichValuesDiffer() {
        StringWriter out = new StringWriter();
        ThreeWays ways = new ThreeWays("square", n -> (long) n * n, numbers -> List.of(1L, 5L));

        int exitCode = ways.compare(List.of(1, 2), 3, new PrintWriter(out));

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString())
                .contains("worker processes: 3 differs for 2: 5, not 4")
                .doesNotContain("same values");
    }
}
