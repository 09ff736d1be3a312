package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pointer, a wheel and keys do to the page, and where its marks are: on a run whose times are known. */
@Timeout(120)
class PageGesturesTest {
    private static final long MILLI = 1_000_000;
    private static final int END = 10_000;

    /** In milliseconds, as a pointer is on a whole pixel. */
    private static final double PIXEL = 10;

    // As in view.js and lanes.js.
    private static final int GUTTER = 108;
    private static final int RIGHT = 10;
    private static final int AXIS = 22;
    private static final int LANE = 28;
    private static final int BAR = LANE - 6;

    @TempDir
    private Path directory;

    private Browser browser;
    private double left;
    private double top;
    private double plot;

    private static Bar bar(int from, int to, RunKind kind, int id, String text) {
        return new Bar(from * MILLI, to * MILLI, kind, 0, id, 1, 0, true, text);
    }

    private static Life life(int launched, int ready, int ended, String why, String cause) {
        return new Life(4_711, launched * MILLI, ready * MILLI, ended * MILLI, why, -1, cause, 1);
    }

    /** Ten seconds: a worker with tasks, and another whose processes die in every way. */
    private static Snapshot run() {
        Lane first = new Lane("work-1");
        first.lives.add(life(0, 500, END, "CLOSED", ""));
        first.bars.add(bar(1_000, 2_000, RunKind.DONE, 1, "WorkTask[name=one]"));
        first.bars.add(bar(4_000, 6_000, RunKind.FAILED, 2, "WorkTask[name=two]"));
        first.bars.add(bar(8_000, 8_010, RunKind.DONE, 3, "WorkTask[name=three]"));
        Lane second = new Lane("work-2");
        second.lives.add(life(0, 1_000, 2_000, "DIED", "EXIT"));
        second.lives.add(life(2_500, 3_500, 4_500, "KILLED", "TIME_LIMIT"));
        second.lives.add(life(5_000, 6_000, 7_000, "KILLED", ""));
        second.lives.add(life(7_500, 8_500, 9_500, "CLOSED", ""));
        PoolRecord pool = new PoolRecord("work");
        pool.add(RunKind.DONE, 2);
        pool.add(RunKind.FAILED, 1);
        return new Snapshot(
                Instant.EPOCH, END * MILLI, List.of(pool), List.of(first, second), List.of(), List.of(), 0, 0, 0);
    }

    @BeforeEach
    void openPage() throws Exception {
        Path page =
                Files.writeString(directory.resolve("page.html"), HtmlPage.of("work", PageData.of(run(), null), false));
        browser = Browser.open(directory, page.toUri(), 1200, 900);
        browser.await("document.documentElement.dataset.drawn === '3'");
        left = number("document.getElementById('canvas').getBoundingClientRect().left");
        top = number("document.getElementById('canvas').getBoundingClientRect().top");
        plot = number("document.getElementById('canvas').clientWidth") - GUTTER - RIGHT;
    }

    @AfterEach
    void closeBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private double number(String expression) throws Exception {
        return Double.parseDouble(browser.value(expression));
    }

    /** Waits until the page shows the run between these times, in milliseconds. */
    private void awaitShown(double from, double to, double tolerance) {
        browser.await(isNear("from", from, tolerance) + " && " + isNear("to", to, tolerance));
    }

    private static String isNear(String name, double millis, double tolerance) {
        return "Math.abs(document.documentElement.dataset." + name + " / 1000 - " + millis + ") <= " + tolerance;
    }

    /** Where a time is on the canvas while the whole run is shown. */
    private double at(double millis) {
        return GUTTER + millis / END * plot;
    }

    /** Where a time is in the window, while the whole run is shown. */
    private int x(double millis) {
        return (int) Math.round(left + at(millis));
    }

    private int y(int lane) {
        return (int) Math.round(top + AXIS + lane * LANE + LANE / 2.0);
    }

    @Test
    void aPointerOverATaskIsToldWhatItIs() throws Exception {
        browser.move(x(5_000), y(0));
        browser.await("!document.getElementById('tip').hidden");
        assertThat(browser.value("document.getElementById('tip').textContent"))
                .contains("WorkTask[name=two]", "failed", "2.00 s");

        browser.move(x(1_500), y(0));
        browser.await("document.getElementById('tip').textContent.includes('WorkTask[name=one]')");

        browser.move(x(3_000), y(0));
        browser.await("document.getElementById('tip').hidden");
    }

    @Test
    void aClickChoosesATask() throws Exception {
        browser.drag(x(5_000), y(0), 0);

        browser.await("document.querySelector('#selected h3')?.textContent === 'WorkTask[name=two]'");
        awaitShown(0, END, 0);
    }

    /** Zooms into the midst by the wheel, and returns half of the time that is shown then. */
    private double zoomIn() throws Exception {
        double half = END / Math.E / 2;
        browser.wheel(x(5_000), y(0), -180, 2);
        awaitShown(5_000 - half, 5_000 + half, PIXEL);
        return half;
    }

    @Test
    void ctrlAndTheWheelZoomAroundThePointer() throws Exception {
        double half = zoomIn();

        double moved = 100 / plot * 2 * half;
        browser.wheel(x(5_000), y(0), 100, 8); // with Shift it moves
        awaitShown(5_000 - half + moved, 5_000 + half + moved, PIXEL);

        browser.wheel(x(5_000), y(0), 360, 2);
        awaitShown(0, END, 0);
    }

    @Test
    void draggingMovesThroughTimeAndChoosesNothing() throws Exception {
        double half = zoomIn();

        browser.drag(x(5_000), y(0), -200); // which is on a task

        double moved = 200 / plot * 2 * half;
        awaitShown(5_000 - half + moved, 5_000 + half + moved, PIXEL);
        browser.await("!document.getElementById('lanes').classList.contains('dragged')");
        assertThat(browser.value("document.getElementById('selected').hidden")).isEqualTo("true");
    }

    @Test
    void twoFingersZoom() throws Exception {
        browser.pinch(x(5_000), y(0), 100, 300);

        // The fingers are told one after the other, so the middle moves a little.
        awaitShown(5_000 - END / 6.0, 5_000 + END / 6.0, 300);
        browser.await("Math.abs(document.documentElement.dataset.to - document.documentElement.dataset.from - "
                + END * 1_000 / 3 + ") < 50_000");
    }

    @Test
    void plusAndMinusZoomAndZeroShowsAll() throws Exception {
        browser.value("document.getElementById('lanes').focus()");
        double half = END / 1.6 / 2;

        browser.press("+");
        awaitShown(5_000 - half, 5_000 + half, 1);
        browser.press("+");
        awaitShown(5_000 - half / 1.6, 5_000 + half / 1.6, 1);
        browser.press("-");
        awaitShown(5_000 - half, 5_000 + half, 1);
        browser.press("0");
        awaitShown(0, END, 0);
    }

    @Test
    void arrowsGoToTheNextTaskAndEnterFillsTheViewWithIt() throws Exception {
        browser.value("document.getElementById('lanes').focus()");
        for (String name : List.of("one", "two", "three")) {
            browser.press("ArrowRight");
            browser.await("document.querySelector('#selected h3')?.textContent === 'WorkTask[name=" + name + "]'");
        }
        awaitShown(8_005 - 100, 8_005 + 100, 1); // it was too narrow to be seen

        browser.press("Enter");

        awaitShown(8_005 - 60, 8_005 + 60, 1);
    }

    @Test
    void theSystemsSettingMakesThePageDarkAndLight() throws Exception {
        browser.prefer("light");
        browser.await(pixel(at(3_000), y(0) - top) + " === " + colour("--track"));
        String light = browser.value("getComputedStyle(document.body).backgroundColor");
        String lightTrack = browser.value(colour("--track"));

        browser.prefer("dark");

        browser.await("getComputedStyle(document.body).backgroundColor !== '" + light + "'");
        assertThat(browser.value(colour("--track"))).isNotEqualTo(lightTrack);
        browser.await(pixel(at(3_000), y(0) - top) + " === " + colour("--track"));
        browser.await(pixel(at(1_300), y(0) - top - BAR / 2 + 4) + " === " + colour("--k0"));

        browser.prefer("light");

        browser.await(pixel(at(3_000), y(0) - top) + " === '" + lightTrack + "'");
    }

    /** An expression for a pixel of the canvas: {@code #rrggbbaa}. */
    private static String pixel(double x, double y) {
        return "'#' + [...document.getElementById('canvas').getContext('2d').getImageData(" + (int) x
                + " * devicePixelRatio, " + (int) y
                + " * devicePixelRatio, 1, 1).data].map((part) => part.toString(16).padStart(2, '0')).join('')";
    }

    /** An expression for a colour of the page as it is drawn: opaque. */
    private static String colour(String name) {
        return "(getComputedStyle(document.documentElement).getPropertyValue('" + name + "').trim() + 'ffffff')"
                + ".replace(/^(#......).*/, '$1ff')";
    }

    private List<String> pixels(int fromMillis, int toMillis) throws Exception {
        int y = AXIS + LANE + LANE / 2;
        int start = (int) at(fromMillis) + 2;
        int count = (int) at(toMillis) - 2 - start;
        String all = browser.value("Array.from({length: " + count + "}, (_, i) => "
                + pixel(start, y).replace(start + " *", "(" + start + " + i) *") + ").join()");
        return List.of(all.split(","));
    }

    @Test
    void aProcessIsHatchedWhileItStartsThenATrackThenItsReplacementStarts() throws Exception {
        String track = browser.value(colour("--track"));
        for (int start : new int[] {0, 2_500, 5_000, 7_500}) {
            assertThat(pixels(start, start + 1_000)).contains(track).anyMatch(pixel -> !pixel.equals(track));
            assertThat(pixels(start + 1_000, start + 2_000)).isNotEmpty().allMatch(track::equals);
        }
        for (int gap : new int[] {2_000, 4_500, 7_000}) {
            assertThat(pixels(gap, gap + 500)).doesNotContain(track);
        }
    }

    @Test
    void aMarkShowsWhereAProcessCrashedOrWasKilledAndNoneWhereItWasClosed() throws Exception {
        double y = AXIS + LANE + 3 - 2; // in the triangle above the track
        for (var mark : List.of(new Mark(2_000, "--k2"), new Mark(4_500, "--k3"), new Mark(7_000, "--k4"))) {
            for (int aside : new int[] {-1, 0, 1}) {
                assertThat(browser.value(pixel(at(mark.millis()) + aside, y)))
                        .as("%s, %d pixels aside", mark, aside)
                        .isEqualTo(browser.value(colour(mark.colour())));
            }
        }
        assertThat(browser.value(pixel(at(9_500), y))).isEqualTo("#00000000");
    }

    /** Where one is, in which colour. */
    private record Mark(int millis, String colour) {}
}
