package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.PayloadException;
import org.paralleltask.RemoteTaskException;
import org.paralleltask.pool.FailureWorker.Deed;
import org.paralleltask.pool.FailureWorker.Held;
import org.paralleltask.pool.FailureWorker.Kind;
import org.paralleltask.pool.FailureWorker.Result;
import org.paralleltask.pool.FailureWorker.Task;

/** Exceptions that workers return, and subclasses of declared ones that they throw. */
@Timeout(60)
class FailureTest {
    private static Result returned(ProcessPool<Task, Result> pool, Deed deed, Kind kind) {
        return pool.call(new Task(deed, kind));
    }

    @Test
    void aValueMayBeAnExceptionAndCostsNoWorker() {
        Set<Long> pids = new HashSet<>();
        try (ProcessPool<Task, Result> pool = FailureWorker.open()) {
            for (Kind kind : Kind.values()) {
                Result plain = returned(pool, Deed.RETURN, kind);
                Class<?> narrow = switch (kind) {
                    case SUBCLASS -> FailureWorker.OfADisk.class;
                    default -> FileSystemException.class; // also where it holds a thread
                };
                if (kind == Kind.UNDECLARED) {
                    assertThat(plain.narrow()).isNull();
                    assertThat(plain.wide()).isExactlyInstanceOf(RemoteTaskException.class);
                } else {
                    assertThat(plain.narrow()).isExactlyInstanceOf(narrow);
                    assertThat(plain.wide()).isExactlyInstanceOf(narrow);
                }
                Result serialized = returned(pool, Deed.RETURN_SERIALIZED, kind);
                Held held = Objects.requireNonNull(serialized.held());
                assertThat(held.wide()).hasSameClassAs(Objects.requireNonNull(plain.wide()));
                pids.add(plain.pid());
                pids.add(serialized.pid());
            }
        }
        assertThat(pids).hasSize(1);
    }

    @Test
    void whatIsDeclaredIsCaught() {
        try (ProcessPool<Task, Result> pool = FailureWorker.open()) {
            assertThatThrownBy(() -> returned(pool, Deed.THROW, Kind.SUBCLASS))
                    .isExactlyInstanceOf(FailureWorker.OfADisk.class)
                    .hasMessage("disk");
            assertThatThrownBy(() -> returned(pool, Deed.THROW, Kind.HOLDS_A_THREAD))
                    .isExactlyInstanceOf(FileSystemException.class)
                    .hasMessage("disk")
                    .cause()
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining(FailureWorker.OfAThread.class.getName() + ": disk")
                    .hasMessageContaining("NotSerializableException");
            assertThatThrownBy(() -> returned(pool, Deed.THROW, Kind.UNDECLARED))
                    .isExactlyInstanceOf(RemoteTaskException.class)
                    .isNotInstanceOf(PayloadException.class);
        }
    }
}
