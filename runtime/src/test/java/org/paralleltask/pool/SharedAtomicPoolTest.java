package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paralleltask.pool.BufferWorker.task;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.AsideThread;
import org.paralleltask.SharedAtomicDoubleArray;
import org.paralleltask.SharedAtomicLongArray;
import org.paralleltask.SharedBuffer;
import org.paralleltask.pool.BufferWorker.Deed;
import org.paralleltask.pool.BufferWorker.Result;
import org.paralleltask.pool.BufferWorker.Task;

/** Values that several processes change. */
@Timeout(60)
class SharedAtomicPoolTest {
    private static final int WORKERS = 2;
    private static final int ADDS = 200_000;

    private static ProcessPool<Task, Result> pool;

    private SharedBuffer buffer;

    @BeforeAll
    static void openPool() {
        pool = BufferWorker.open(options -> options.workers(WORKERS));
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @BeforeEach
    void allocate() throws Exception {
        buffer = SharedBuffer.allocate(56);
    }

    @AfterEach
    void closeBuffer() {
        buffer.close();
    }

    @Test
    @DisplayName("K7: what workers and the program add to the same numbers at the same time is all there")
    void nothingIsLostAmongProcesses() throws Exception {
        SharedAtomicLongArray longs = SharedAtomicLongArray.over(buffer);
        AtomicBoolean isToEnd = new AtomicBoolean();
        AsideThread<Long> here = AsideThread.start(() -> {
            long adds = 0;
            for (; !isToEnd.get(); adds++) {
                longs.incrementAndGet(0);
            }
            return adds;
        });

        pool.map(Collections.nCopies(WORKERS, task(Deed.ADD, buffer, ADDS)), task -> task);
        isToEnd.set(true);
        long added = here.result();

        assertThat(longs.get(0)).isEqualTo((long) WORKERS * ADDS + added);
        assertThat(SharedAtomicDoubleArray.over(buffer).get(1)).isEqualTo(WORKERS * ADDS / 2.0);
    }

    @Test
    @DisplayName("K7: a worker writes a value of each type")
    void eachType() {
        ByteBuffer view = buffer.view();

        pool.call(task(Deed.WRITE_TYPES, buffer, ""));

        assertThat(view.get(0)).isEqualTo(Byte.MIN_VALUE);
        assertThat(view.getShort(8)).isEqualTo(Short.MAX_VALUE);
        assertThat(view.getChar(16)).isEqualTo('ß');
        assertThat(view.getInt(24)).isEqualTo(Integer.MIN_VALUE);
        assertThat(view.getLong(32)).isEqualTo(Long.MAX_VALUE);
        assertThat(view.getFloat(40)).isEqualTo(Float.MIN_VALUE);
        assertThat(view.getDouble(48)).isEqualTo(Double.MAX_VALUE);
    }
}
