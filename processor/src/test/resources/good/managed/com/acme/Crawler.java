package com.acme;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.paralleltask.Managed;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Crawler {
    private Crawler() {}

    public record Page(URI uri, byte[] text) {}

    /** What the tasks have seen together. */
    public interface Seen {
        boolean add(String sha256) throws IOException;

        boolean replace(String sha256, Page page);

        void log(String line);

        List<Page> pages();

        default void logAll(List<String> lines) {
            lines.forEach(this::log);
        }

        default Runnable logger(String line) {
            return () -> log(line);
        }
    }

    @ParallelTask(workers = 8)
    public static int crawl(
            URI start,
            @Managed Semaphore connections,
            @Shared List<String> hosts,
            @Managed Seen seen,
            @Managed BlockingQueue<Page> pages)
            throws InterruptedException {
        connections.acquire();
        return hosts.size();
    }
}
