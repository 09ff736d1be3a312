package com.acme;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Crawler#crawl(URI, Semaphore, List, Crawler.Seen, BlockingQueue)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CrawlResult(int value) implements Serializable {
}
