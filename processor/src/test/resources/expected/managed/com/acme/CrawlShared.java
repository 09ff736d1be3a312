package com.acme;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Crawler#crawl(URI, Semaphore, List, Crawler.Seen, BlockingQueue)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CrawlShared(Semaphore connections, List<String> hosts, Crawler.Seen seen,
    BlockingQueue<Crawler.Page> pages) {
}
