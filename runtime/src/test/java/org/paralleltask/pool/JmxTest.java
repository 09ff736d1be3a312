package org.paralleltask.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.paralleltask.pool.jmx.PoolMXBean;

/** Pools in JMX, in a JVM that has its MBean server. */
class JmxTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private Set<ObjectName> shown() throws Exception {
        return server.queryNames(new ObjectName("org.paralleltask:type=Pool,name=note,*"), null);
    }

    @Test
    void aPoolIsShownUntilItHasEnded() throws Exception {
        ProcessPool<String, String> other = NoteWorker.open(options -> options);
        try (ProcessPool<String, String> pool = NoteWorker.open(options -> options)) {
            pool.call("");
            await().until(() -> shown().size() == 2);
            ObjectName first =
                    shown().stream().filter(name -> done(name) == 1).findAny().orElseThrow();
            PoolMXBean bean = JMX.newMXBeanProxy(server, first, PoolMXBean.class);

            assertThat(bean.getText()).startsWith("note: 1 worker");
            assertThat(bean.getFailed()).isZero();
            assertThat(bean.getWorkers().values()).containsExactly(1L);
            assertThat(bean.getDeaths()).isEmpty();
            other.close();
            assertThat(shown()).hasSize(1);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void aPoolOnGivenWorkersIsShownUntilItHasEnded() throws Exception {
        try (Workers workers = Workers.open(options -> options.workers(1))) {
            ProcessPool<String, String> pool = NoteWorker.TASK.open(workers);
            await().until(() -> shown().size() == 1);
            pool.shutdown();
            await().until(() -> shown().isEmpty());
            ProcessPool<String, String> forgotten = NoteWorker.TASK.open(workers);
            await().until(() -> shown().size() == 1);
            assertThat(forgotten.stats().done()).isZero();
        }
        await().until(() -> shown().isEmpty());
    }

    private long done(ObjectName name) {
        return JMX.newMXBeanProxy(server, name, PoolMXBean.class).getDone();
    }
}
