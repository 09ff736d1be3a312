package org.paralleltask.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.wire.Frame;

/** The bell that tells a parent of answers while a dispatch runs. */
@Timeout(60)
class DoorbellTest {
    private final BlockingQueue<Frame> sent = new LinkedBlockingQueue<>();

    /** A short task, and a long one behind it: both have begun before the bell's thread runs. */
    @Test
    void tellsOfWhatHasEndedBeforeItsThreadRuns() throws InterruptedException {
        Doorbell bell = new Doorbell(sent::add);

        bell.begin(7, 2);
        bell.news();
        bell.news();

        assertThat(sent.poll(30, TimeUnit.SECONDS)).isEqualTo(new Frame.Bell(7, false));
    }

    @Test
    void saysNothingOfATaskAlone() throws InterruptedException {
        Doorbell bell = new Doorbell(sent::add);

        bell.begin(7, 1);
        bell.news();
        bell.end();
        bell.begin(8, 2);
        bell.news();

        assertThat(sent.poll(30, TimeUnit.SECONDS)).isEqualTo(new Frame.Bell(8, false));
    }
}
