package org.paralleltask.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.monitor.Deeds.Deed;

/** The page as a browser shows it. */
@Timeout(240)
class PageTest {
    private static final String IS_DRAWN = "Number(document.documentElement.dataset.drawn) > 0";

    @TempDir
    private Path directory;

    private Browser open(Timeline timeline, int width) throws Exception {
        Path page = directory.resolve("page.html");
        timeline.writeHtml(page);
        Browser browser = Browser.open(directory, page.toUri(), width, 900);
        browser.await(IS_DRAWN);
        return browser;
    }

    private static int coloursOf(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 3) {
            for (int y = 0; y < picture.getHeight(); y += 3) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours.size();
    }

    @Test
    void lanesTilesAndTablesAreThere() throws Exception {
        try (Browser browser = open(TimelineTest.everyKind(), 1200)) {
            assertThat(browser.value("[...document.querySelectorAll('#names li')].map(li => li.textContent)"))
                    .isEqualTo("deed-1,deed-2");
            assertThat(browser.value("document.getElementById('tiles').textContent"))
                    .contains("Done1", "Failed3");
            assertThat(browser.value("document.getElementById('legend').textContent"))
                    .contains("done", "failed", "worker crashed", "time limit", "cancelled", "to run again");
            assertThat(browser.value("document.getElementById('table').textContent"))
                    .contains(
                            "FileNotFoundException", "TaskTimeoutException", "at org.paralleltask.monitor.Deeds.deed");
            browser.value("document.getElementById('tab-slowest').click()");
            assertThat(browser.value("document.querySelectorAll('#table tbody tr').length"))
                    .isEqualTo("6");
            browser.value("document.getElementById('tab-workers').click()");
            assertThat(browser.value("document.getElementById('table').textContent"))
                    .contains("exit", "time limit");
        }
    }

    /** Of the page that {@code -Dpicture.page} names, in the file that {@code -Dpicture.file} names: so is README's made. */
    @Test
    void aPictureIsTakenOfAPage() throws Exception {
        Path page = Path.of(System.getProperty(
                "picture.page", directory.resolve("page.html").toString()));
        Path file = Path.of(System.getProperty(
                "picture.file", directory.resolve("picture.png").toString()));
        if (System.getProperty("picture.page") == null) {
            TimelineTest.everyKind().writeHtml(page);
        }
        try (Browser browser = Browser.open(directory, page.toUri(), 1200, 900)) {
            browser.await(IS_DRAWN);
            browser.resize(1160, 640);
            String canvas = "document.getElementById('canvas')";
            browser.await("innerWidth === 1160 && " + canvas + ".width === 2 * " + canvas + ".clientWidth");

            Files.write(file, browser.screenshot());
        }
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(2 * 1160);
        assertThat(picture.getHeight()).isEqualTo(2 * 640);
        assertThat(coloursOf(picture)).isGreaterThan(20);
    }

    @Test
    void keysGoFromTaskToTaskZoomAndSearch() throws Exception {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(1).listener(timeline.listener()))) {
            pool.map(IntStream.range(0, 5)
                    .mapToObj(i -> new DeedTask(Deed.RETURN, "task-" + i, 5))
                    .toList());
            assertThat(pool.submit(Deed.THROW, "thrown", 5)).failsWithin(Duration.ofSeconds(60));
        }
        try (Browser browser = open(timeline, 1200)) {
            browser.value("document.getElementById('lanes').focus()");
            browser.press("n");
            browser.await("document.querySelector('#selected pre')?.textContent.includes('Exception')");
            browser.press("Escape");
            browser.await("document.getElementById('selected').hidden");
            browser.press("ArrowRight");
            browser.await("document.querySelector('#selected h3')?.textContent.startsWith('DeedTask[')");
            String before = browser.value("document.querySelector('#selected h3').textContent");
            browser.press("ArrowRight");
            browser.await("document.querySelector('#selected h3').textContent !== " + "'" + before + "'");
            browser.press("/");
            browser.type("text=task-4");
            browser.await("document.getElementById('found').textContent === '1 found'");
        }
    }

    @Test
    void failuresOfTwoPoolsOfOneNameHaveTheirOwnTraces() throws Exception {
        Timeline timeline = Timeline.record();
        try (DeedPool first = DeedPool.open(options -> options.workers(1).listener(timeline.listener()));
                DeedPool second = DeedPool.open(options -> options.workers(1).listener(timeline.listener()))) {
            assertThat(first.submit(Deed.THROW, "of one", 1)).failsWithin(Duration.ofSeconds(60));
            assertThat(second.submit(Deed.THROW, "of two", 1)).failsWithin(Duration.ofSeconds(60));
        }
        try (Browser browser = open(timeline, 1200)) {
            browser.value("document.getElementById('lanes').focus()");
            for (String text : List.of("of one", "of two")) {
                browser.press("n");
                browser.await("document.querySelector('#selected h3')?.textContent.includes('" + text + "')");
                assertThat(browser.value("document.querySelector('#selected pre').textContent"))
                        .contains("FileNotFoundException: " + text);
            }
        }
    }

    @Test
    void whatATaskIsCalledIsShownAndNeverRun() throws Exception {
        String evil = "</script><img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(1).listener(timeline.listener()))) {
            assertThat(pool.submit(Deed.THROW, evil, 1)).failsWithin(Duration.ofSeconds(60));
        }
        try (Browser browser = open(timeline, 1200)) {
            browser.value("document.getElementById('lanes').focus()");
            browser.press("n");
            browser.await("document.querySelector('#selected h3')?.textContent.includes('<img src=x onerror')");
            assertThat(browser.value("document.title")).isEqualTo("deed \u00b7 timeline");
            assertThat(browser.value("document.images.length")).isEqualTo("0");
            // Nor would it be if it were there: the page's policy knows this page's script alone.
            browser.value("document.body.append(Object.assign(document.createElement('script'),"
                    + " {textContent: 'document.title = \"run\"'}))");
            browser.value("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')");
            browser.await("document.images[0].complete");
            assertThat(browser.value("document.title")).isEqualTo("deed \u00b7 timeline");
        }
    }

    @Test
    void tenThousandTasksAreDrawn() throws Exception {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(4).listener(timeline.listener()))) {
            pool.map(IntStream.range(0, 10_000)
                    .mapToObj(i -> new DeedTask(Deed.RETURN, "task " + i, 0))
                    .toList());
        }
        try (Browser browser = open(timeline, 1200)) {
            browser.await("document.documentElement.dataset.drawn === '10000'");
            browser.value("document.getElementById('lanes').focus()");
            for (int i = 0; i < 10; i++) { // to a hundredth of the run
                browser.press("+");
            }
            browser.await("Number(document.documentElement.dataset.drawn) < 10000");
            browser.value("document.getElementById('fit').click()");
            browser.await("document.documentElement.dataset.drawn === '10000'");
        }
    }

    @Test
    void aMillionTasksAreAFewThousandBarsAndAWord() throws Exception {
        Timeline timeline = Timeline.record();
        try (NothingPool pool = NothingPool.open(options -> options.listener(timeline.listener()))) {
            try (var values = pool.stream(() -> IntStream.range(0, 1_000_000).iterator())) {
                assertThat(values.count()).isEqualTo(1_000_000);
            }
        }
        try (Browser browser = open(timeline, 1200)) {
            int drawn = Integer.parseInt(browser.value("document.documentElement.dataset.drawn"));
            assertThat(drawn).isBetween(100, Recorder.MAX_BARS);
            assertThat(browser.value("document.getElementById('note').textContent"))
                    .contains("are drawn together");
            assertThat(browser.value("document.getElementById('tiles').textContent"))
                    .contains("Done1\u202f000\u202f000");
        }
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() throws Exception {
        try (Browser browser = open(TimelineTest.everyKind(), 1200)) {
            browser.resize(360, 740);
            browser.await("innerWidth === 360");
            assertThat(browser.value("document.documentElement.scrollWidth")).isEqualTo("360");
        }
    }

    @Test
    void theSwitchTurnsLightIntoDark() throws Exception {
        try (Browser browser = open(TimelineTest.everyKind(), 1200)) {
            String colour = "getComputedStyle(document.body).backgroundColor";
            String light = browser.value(colour);
            browser.value("document.getElementById('theme').click()");
            assertThat(browser.value(colour)).isNotEqualTo(light);
            browser.value("document.getElementById('theme').click()");
            assertThat(browser.value(colour)).isEqualTo(light);
        }
    }

    @Test
    void aLivePageFollowsThePool() throws Exception {
        Timeline timeline = Timeline.record();
        try (DeedPool pool = DeedPool.open(options -> options.workers(2).listener(timeline.listener()));
                LivePage page = PoolMonitor.serve(pool, timeline);
                Browser browser = Browser.open(directory, page.address(), 1200, 900)) {
            pool.call(Deed.RETURN, "first", 1);
            browser.await(IS_DRAWN);
            browser.await("document.getElementById('now').textContent.includes('deed-1')");
            var running = pool.submit(Deed.RETURN, "long one", 60_000);
            browser.await("document.getElementById('now').textContent.includes('long one')");
            running.cancel(true);
            browser.await("document.getElementById('legend').textContent.includes('cancelled')");
        }
    }

    @Test
    void whatWasChosenStaysChosenWhileAPoolIsLookedAt() throws Exception {
        try (DeedPool pool = DeedPool.open(options -> options.workers(2));
                LivePage page = PoolMonitor.serve(pool);
                Browser browser = Browser.open(directory, page.address(), 1200, 900)) {
            var one = pool.submit(Deed.RETURN, "one", 60_000);
            var other = pool.submit(Deed.RETURN, "other", 60_000);
            browser.await("document.documentElement.dataset.drawn === '2'");
            browser.value("document.getElementById('lanes').focus()");
            browser.press("ArrowRight");
            browser.press("ArrowDown"); // the task of the other worker
            String chosen = "document.querySelector('#names li.on')?.textContent === 'deed-2'"
                    + " && document.querySelector('#selected h3').textContent.startsWith('DeedTask[')";
            browser.await(chosen);
            for (int i = 0; i < 3; i++) { // as often does the page hear of the pool
                browser.value("window.seen = document.querySelector('#now table')");
                browser.await("document.querySelector('#now table') !== window.seen");
                assertThat(browser.value(chosen)).isEqualTo("true");
            }
            one.cancel(true);
            other.cancel(true);
            browser.await("document.getElementById('now').textContent.includes('busy') === false");
            browser.await(chosen); // also when it has ended
        }
    }
}
