package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Images#resize(Path, int)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ResizeResult(int value) implements Serializable {
}
