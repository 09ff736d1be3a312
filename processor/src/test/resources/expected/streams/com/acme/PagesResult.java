package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Docs#pages(Path)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PagesResult() implements Serializable {
}
