package org.paralleltask.pool.jmx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.paralleltask.PoolStats;
import org.paralleltask.base.PoolLog;

/**
 * Shows one pool in JMX as long as it lives, if there is an MBean server. None is made for it: that would cost a program's start
 * more than all of ours, and a console that comes later, or the JVM's agent, makes one. Thread-safe.
 */
public final class PoolRegistration {
    private final String pool;
    private final Supplier<PoolStats> stats;
    private final BooleanSupplier hasEnded;
    private final PoolLog log;

    @GuardedBy("this")
    private @Nullable MBeanServer server;

    @GuardedBy("this")
    private @Nullable ObjectName name;

    @GuardedBy("this")
    private boolean isOver;

    /**
     * Of one pool, which is not shown yet.
     *
     * @param pool its name
     * @param stats what is shown
     * @param hasEnded whether it is closed and all its tasks have ended
     * @param log where failures are told
     */
    @SuppressWarnings("exports") // for the rooms beside this one; what JMX reads is PoolMXBean
    public PoolRegistration(String pool, Supplier<PoolStats> stats, BooleanSupplier hasEnded, PoolLog log) {
        this.pool = pool;
        this.stats = stats;
        this.hasEnded = hasEnded;
        this.log = log;
    }

    /**
     * Looks whether there is an MBean server now. Called from time to time.
     *
     * @return true once the pool has ended, and is not shown any more
     */
    public synchronized boolean look() {
        if (hasEnded.getAsBoolean()) {
            end();
        } else if (!isOver && server == null) {
            List<MBeanServer> servers = MBeanServerFactory.findMBeanServer(null);
            if (!servers.isEmpty()) {
                register(servers.get(0));
            }
        }
        return isOver;
    }

    @GuardedBy("this")
    private void register(MBeanServer found) {
        server = found; // whatever comes of it, it is tried once
        try {
            PoolBean bean = new PoolBean(stats);
            for (int number = 1; name == null; number++) {
                String text = "org.paralleltask:type=Pool,name=" + pool + (number == 1 ? "" : ",number=" + number);
                try {
                    name = found.registerMBean(bean, new ObjectName(text)).getObjectName();
                } catch (InstanceAlreadyExistsException another) {
                    // a pool of the same name: the next number
                }
            }
        } catch (JMException | RuntimeException e) {
            log.warn("Pool " + pool + " cannot be shown in JMX", e);
        }
    }

    /** The pool has ended. */
    public synchronized void end() {
        isOver = true;
        MBeanServer from = server;
        ObjectName shown = name;
        server = null;
        name = null;
        if (from != null && shown != null) {
            try {
                from.unregisterMBean(shown);
            } catch (JMException | RuntimeException alreadyGone) {
                // other code has taken it away
            }
        }
    }
}
