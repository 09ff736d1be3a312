package org.paralleltask.wire.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class SpinWaitTest {
    private final SpinWait spin;
    private final AtomicInteger looks = new AtomicInteger();

    SpinWaitTest(boolean isForMany) {
        spin = isForMany ? SpinWait.forMany() : SpinWait.forOne();
    }

    @Test
    void looksUntilItIsThere() {
        do { // the first look of a JVM may take longer than all its patience
            spin.ended();
            looks.set(0);
            spin.until(() -> looks.incrementAndGet() == 3);
        } while (looks.get() < 3);

        assertThat(looks).hasValue(3);
    }

    @Test
    void givesUpWhatDoesNotComeSoon() {
        spin.until(() -> looks.incrementAndGet() < 0);

        assertThat(looks).hasPositiveValue();
    }

    @Test
    void doesNotLookAfterALongWait() {
        spin.until(() -> true);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        spin.ended();

        spin.until(() -> looks.incrementAndGet() < 0);

        assertThat(looks).hasValue(0);
    }

    @Test
    void looksAgainAfterAShortOne() {
        spin.until(() -> true);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        spin.ended();
        do { // a pause of the machine may make any wait a long one
            spin.until(() -> true);
            spin.ended();
            spin.until(() -> looks.incrementAndGet() > 0);
        } while (looks.get() == 0);

        assertThat(looks).hasValue(1);
    }
}
