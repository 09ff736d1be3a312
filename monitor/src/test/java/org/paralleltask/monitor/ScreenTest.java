package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is seen on a terminal while a table is drawn there and others print. */
@Timeout(60)
class ScreenTest {
    private final VirtualTerminal terminal = new VirtualTerminal();
    private final PrintStream printing = new PrintStream(terminal, false, StandardCharsets.US_ASCII);
    private final Screen screen = new Screen(printing);
    private final AtomicReference<List<String>> table = new AtomicReference<>(List.of("bar", "row 1", "row 2"));
    private final Supplier<List<String>> lines = table::get;
    private final PrintStream out =
            new PrintStream(new ScreenStream(screen, printing), true, StandardCharsets.US_ASCII);

    @Test
    void theTableStaysAtTheFootWhileItsLinesChangeAndBecomeFewer() {
        printing.print("before\n");
        screen.add(lines);
        assertThat(terminal.lines()).containsExactly("before", "bar", "row 1", "row 2");

        table.set(List.of("b"));
        screen.refresh();
        screen.refresh();
        assertThat(terminal.lines()).containsExactly("before", "b");

        table.set(List.of("bar", "longer row 1", "row 2", "row 3"));
        screen.refresh();
        assertThat(terminal.lines()).containsExactly("before", "bar", "longer row 1", "row 2", "row 3");
    }

    @Test
    void whatIsPrintedStandsAboveTheTableInWholeLines() {
        screen.add(lines);
        out.print("half ");
        assertThat(terminal.lines()).containsExactly("bar", "row 1", "row 2");
        out.println("and half");
        out.print("two\nlines\nand a rest");
        assertThat(terminal.lines()).containsExactly("half and half", "two", "lines", "bar", "row 1", "row 2");
    }

    @Test
    void oneLineStaysAndTheCursorComesBack() {
        screen.add(lines);
        assertThat(terminal.isCursorHidden()).isTrue();
        out.println("said");

        assertThat(screen.remove(lines, "all done")).isTrue();
        assertThat(screen.remove(lines, "all done")).isFalse();
        screen.refresh();

        assertThat(terminal.lines()).containsExactly("said", "all done", "");
        assertThat(terminal.isCursorHidden()).isFalse();
        assertThat(terminal.wraps()).isTrue();
    }

    @Test
    void aProgramThatEndsLeavesTheLastPictureAndTheCursor() {
        screen.add(lines);
        screen.leave();
        screen.refresh();

        assertThat(terminal.lines()).containsExactly("bar", "row 1", "row 2", "");
        assertThat(terminal.isCursorHidden()).isFalse();
    }

    @Test
    void twoTablesStandOneBelowTheOther() {
        Supplier<List<String>> second = () -> List.of("second");
        screen.add(lines);
        screen.add(second);
        assertThat(terminal.lines()).containsExactly("bar", "row 1", "row 2", "second");

        screen.remove(lines, "first is done");
        assertThat(terminal.lines()).containsExactly("first is done", "second");
        assertThat(terminal.isCursorHidden()).isTrue();
    }

    @Test
    void noLineIsTornWhileManyThreadsPrint() throws InterruptedException {
        screen.add(lines);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread drawer = new Thread(() -> {
            for (int i = 0; !isOver.get(); i++) {
                table.set(List.of("bar " + i, "row"));
                screen.refresh();
            }
        });
        drawer.start();
        List<Thread> printers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int number = t;
            printers.add(
                    new Thread(() -> IntStream.range(0, 500).forEach(i -> out.println("line " + number + " " + i))));
        }
        printers.forEach(Thread::start);
        for (Thread printer : printers) {
            printer.join();
        }
        isOver.set(true);
        drawer.join();
        screen.remove(lines, "end");

        List<String> seen = terminal.lines();
        assertThat(seen).hasSize(2_002).endsWith("end", "");
        assertThat(seen.subList(0, 2_000)).doesNotHaveDuplicates().allMatch(line -> line.matches("line \\d \\d+"));
    }

    @Test
    void aLineWithoutAnEndIsNotKeptForEver() {
        screen.add(lines);
        out.print("x".repeat(70_000));
        out.flush();

        assertThat(terminal.lines()).hasSize(4);
        assertThat(terminal.lines().get(0)).hasSizeGreaterThan(65_000);
    }
}
