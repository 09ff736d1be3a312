package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Shop#only(Path)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OnlyShared(Path directory) {
}
