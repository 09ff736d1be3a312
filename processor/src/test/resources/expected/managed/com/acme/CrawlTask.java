package com.acme;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Crawler#crawl(URI, Semaphore, List, Crawler.Seen, BlockingQueue)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CrawlTask(URI start) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CrawlTask[start=").append(Objects.toString(start))
        .append("]").toString();
  }
}
