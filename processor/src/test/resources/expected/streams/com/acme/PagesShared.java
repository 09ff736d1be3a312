package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.managed.ElementSink;

/**
 * What all calls of {@link Docs#pages(Path)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PagesShared(ElementSink<Docs.PageText> elements) {
}
