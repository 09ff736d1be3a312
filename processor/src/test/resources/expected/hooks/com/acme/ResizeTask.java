package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#resize(Path, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ResizeTask(Path image, int width) implements Serializable {
}
